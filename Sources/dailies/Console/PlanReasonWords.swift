import PipelineEngine

extension PlanPreview.Reason {
    /// The reason in a few words, for one job.
    var words: String {
        switch self {
        case .cached: "cached"
        case .new: "new"
        case .paid: "paid, to be fetched"
        case .depends(let job): "depends on \(job)"
        case .leftOut(let reason): "left out: \(reason)"
        case .failing(let failure): "can't: \(failure.message)"
        case .changed(let changes): "changed: " + changes.words
        }
    }

    /// The reason in words that jobs of one stage share.
    var groupWords: (one: String, several: String) {
        switch self {
        case .cached, .new, .paid, .changed: (words, words)
        case .depends(let job): ("depends on \(job.stage)", "depend on \(job.stage)")
        case .leftOut: ("left out", "left out")
        case .failing: (words, words)
        }
    }

    /// The reason without what may be different in each job.
    var roughWords: (one: String, several: String) {
        switch self {
        case .changed(let changes):
            ("changed: " + changes.titles.joined(separator: ", "), "changed: " + changes.titles.joined(separator: ", "))
        case .failing: ("can't be done", "can't be done")
        case .cached, .new, .paid, .depends, .leftOut: groupWords
        }
    }

    /// The reason in a word for programs.
    var code: String {
        switch self {
        case .cached: "cached"
        case .new: "new"
        case .paid: "paid"
        case .depends: "depends"
        case .leftOut: "leftOut"
        case .failing: "cannot"
        case .changed: "changed"
        }
    }
}

extension [PlanPreview.FieldChange] {
    /// What changed in a few words: settings with their values, then inputs and programs by name.
    var words: String {
        var seen: Set<String> = []
        return ordered.map(\.words).filter { seen.insert($0).inserted }.joined(separator: ", ")
    }

    /// What changed, by name.
    var titles: [String] {
        var seen: Set<String> = []
        return ordered.map(\.title).filter { seen.insert($0).inserted }
    }

    /// The changes, settings first.
    var ordered: [PlanPreview.FieldChange] { filter(\.isSetting) + filter { !$0.isSetting } }
}

extension PlanPreview.FieldChange {
    /// What changed, in the words of people.
    var title: String {
        switch name {
        case "ffmpeg": "FFmpeg"
        case _ where name.hasPrefix("input."): "input"
        default: name
        }
    }

    /// Whether it is a setting of the stage, and not what it reads or is done with.
    var isSetting: Bool { title == name && name != "revision" }

    /// What changed and how: `crf 22 → 24`.
    var words: String {
        switch name {
        case "revision": return title
        case "take": return Self.take(now ?? "1")
        case _ where !isSetting || isDigest(before) && isDigest(now): return title
        default: return "\(title) \(Self.short(before)) → \(Self.short(now))"
        }
    }

    /// A take by its number: `the second take`.
    private static func take(_ number: String) -> String {
        let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        guard let index = Int(number), ordinals.indices.contains(index - 1) else { return "take \(number)" }
        return "the \(ordinals[index - 1]) take"
    }

    private func isDigest(_ value: String?) -> Bool { value.flatMap(ContentDigest.init(hex:)) != nil }

    private static func short(_ value: String?) -> String {
        guard let value else { return "not set" }
        let line = value.replacing("\n", with: " ")
        return line.count > 24 ? line.prefix(20) + "…" : line
    }
}
