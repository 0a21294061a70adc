import PipelineEngine

extension TranscodeSettings.Trim {
    /// The keys of `trim`.
    static let fields: [Field<TranscodeSettings.Trim>] = [
        .number("start", \.start, in: 0...86_400, "Where the part begins, in seconds."),
        .number("end", \.end, in: 0...86_400, "Where the part ends, in seconds; without at the source's end."),
    ]

    /// What is wrong with the part; `nil` if it ends after it begins.
    var issue: String? {
        guard let end, end <= start ?? 0 else { return nil }
        return "the part ends before it begins; 'end' must be after 'start'"
    }
}
