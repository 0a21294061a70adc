import PipelineEngine

/// A value in one line of bounded length.
enum ShortValue {
    private static let longest = 60
    /// How much of what is the same is shown before a difference.
    private static let lead = 12

    /// The value if it is short; else a few digits of a digest, or of other text the part about `place`.
    ///
    /// - Parameters:
    ///   - value: the value.
    ///   - place: the number of the character where it begins to differ from another value.
    /// - Returns: one line of 60 characters at most.
    static func words(_ value: String, from place: Int = 0) -> String {
        let line = value.replacing("\n", with: " ")
        guard line.count > longest else { return line }
        guard ContentDigest(hex: value) == nil else { return value.prefix(12) + "…" }
        let start = place + lead < longest ? 0 : min(place - lead, line.count - longest + 1)
        let rest = line.dropFirst(start)
        let room = start > 0 ? longest - 1 : longest
        let part = rest.count > room ? rest.prefix(room - 1) + "…" : rest
        return start > 0 ? "…" + part : String(part)
    }
}
