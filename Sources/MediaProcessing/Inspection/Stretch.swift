public import MediaTypes

/// A part of a source in time, counted from the source's beginning.
public struct Stretch: Hashable, Sendable, Codable {
    /// When it begins.
    public var start: Seconds
    /// When it ends.
    public var end: Seconds

    /// Makes a stretch.
    public init(start: Seconds, end: Seconds) {
        self.start = start
        self.end = end
    }

    /// How long it lasts.
    public var length: Seconds { Seconds(microseconds: max(0, end.microseconds - start.microseconds)) }
}
