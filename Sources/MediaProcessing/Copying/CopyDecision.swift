import MediaTypes

/// Whether a stream is copied as it is, and why not where it isn't.
///
/// A pure function of the source's facts and of the settings.
struct CopyDecision: Hashable, Sendable {
    /// What becomes of a stream.
    enum Answer: Hashable, Sendable {
        /// It is copied.
        case copy
        /// It is decoded and encoded again.
        case encode
        /// It was to be copied and can't be.
        case refuse
    }

    /// What becomes of the stream.
    let answer: Answer
    /// Why it is not what is asked for, each a clause such as `it is rotated`.
    let faults: [String]
    /// Why it can't be copied at all, each a clause.
    let hindrances: [String]
    /// What it is called in sentences.
    let subject: String
    private let copying: Transcode.Copying

    init(_ copying: Transcode.Copying, _ subject: String, faults: [String], hindrances: [String]) {
        self.copying = copying
        self.subject = subject
        self.faults = faults
        self.hindrances = hindrances
        switch copying {
        case .never: answer = .encode
        case .whenRight: answer = faults.isEmpty && hindrances.isEmpty ? .copy : .encode
        case .always: answer = hindrances.isEmpty ? .copy : .refuse
        }
    }

    /// Whether it is copied.
    var copies: Bool { answer == .copy }

    /// What was done and why, for people; `nil` where nothing else was asked for.
    var note: String? {
        let reasons = (hindrances + faults).joined(separator: "; ")
        switch (copying, answer) {
        case (.never, _), (_, .refuse): return nil
        case (.whenRight, .copy): return "\(subject) was right already and was copied"
        case (.always, _): return "\(subject) was copied" + (reasons.isEmpty ? "" : ", though " + reasons)
        case (.whenRight, _): return "\(subject) was encoded: " + reasons
        }
    }

    /// Why a source can't be used, where its stream was to be copied and can't be.
    func objection(to name: String) -> MediaError? {
        guard answer == .refuse else { return nil }
        return MediaError(
            .unsupported,
            "\(subject) of \(name) can't be copied: \(hindrances.joined(separator: "; ")); say \"copy\": \"whenRight\" "
                + "to encode it")
    }
}
