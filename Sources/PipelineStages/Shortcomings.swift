import MediaProcessing
public import PipelineEngine

extension Stage {
    /// The settings that an FFmpeg with these parts can't follow.
    public func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        (definition as? any MediaStageDefinition)?.shortcomings(in: capabilities) ?? []
    }
}

extension MediaStageDefinition {
    /// What is missing whatever the settings are: filters, of which there is no choice.
    func missingFilters(in capabilities: MediaCapabilities) -> [SettingIssue] {
        work(named: "").filters.filter { !capabilities.filters.contains($0) }.sorted().map { name in
            SettingIssue([], "the linked FFmpeg has no filter '\(name)', which \(Self.kind) needs")
        }
    }
}

/// A setting whose words each need parts of FFmpeg.
struct WordNeeds {
    /// What the words stand for, such as `video codecs`.
    let what: String
    /// The words in the order in which they are offered, with what each needs.
    let words: [(word: String, needs: [MediaNeed])]

    init<Word: CaseIterable & RawRepresentable<String>>(
        _ what: String, of type: Word.Type, _ needs: (Word) -> [MediaNeed]
    ) {
        self.what = what
        words = type.allCases.map { ($0.rawValue, needs($0)) }
    }

    /// What keeps a word from being followed, if anything does.
    func issue(with word: String, at path: [String], in capabilities: MediaCapabilities) -> SettingIssue? {
        let needs = words.first { $0.word == word }?.needs ?? []
        guard let missing = needs.first(where: { !capabilities.has($0) }) else { return nil }
        let others = words.filter { $0.needs.allSatisfy(capabilities.has) }.map { "'\($0.word)'" }
        let instead = others.isEmpty ? "none" : others.joined(separator: ", ")
        return SettingIssue(
            path, "\(missing.absence(in: capabilities)), which '\(word)' needs; of the \(what) it has \(instead)")
    }
}

extension MediaNeed {
    /// That it isn't there, in words.
    func absence(in capabilities: MediaCapabilities) -> String {
        switch kind {
        case .encoder, .muxer, .filter: "the linked FFmpeg has no \(kind.rawValue) '\(name)'"
        case .option: "\(owner) of the linked FFmpeg \(capabilities.version) has no option '\(part)'"
        case .format: "\(owner) of the linked FFmpeg \(capabilities.version) takes no pictures of '\(part)'"
        }
    }
}
