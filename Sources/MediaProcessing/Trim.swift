public import MediaTypes

/// A part of a source: from one moment to another, counted from the beginning of what is made of the whole.
public struct Trim: Hashable, Sendable, Codable {
    /// Where the part begins.
    public var start: Seconds
    /// Where the part ends, which is not in it; `nil` for the source's end.
    public var end: Seconds?

    /// A part of a source.
    public init(start: Seconds = Seconds(microseconds: 0), end: Seconds? = nil) {
        self.start = start
        self.end = end
    }
}

extension Trim {
    /// All of a source.
    public static let whole = Trim()

    /// How long the part is, where it has an end.
    public var duration: Seconds? { end.map { Seconds(microseconds: $0.microseconds - start.microseconds) } }

    /// Whether a moment lies before the end.
    public func isBeforeEnd(_ moment: Seconds) -> Bool { end.map { moment < $0 } ?? true }
}
