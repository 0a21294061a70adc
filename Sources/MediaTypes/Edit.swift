/// A part of a track that an MP4's or MOV's edit list shows: ISO/IEC 14496-12 §8.6.6.
public struct Edit: Hashable, Sendable, Codable {
    /// How long it lasts; 0 for an edit that goes on to the end of a fragmented file.
    public var duration: Seconds
    /// The moment of the track at which it begins; `nil` for an empty edit, during which nothing is shown.
    public var mediaStart: Seconds?
    /// How fast it is shown; nearly always 1.
    public var rate: Double

    /// Makes an edit.
    public init(duration: Seconds, mediaStart: Seconds?, rate: Double = 1) {
        self.duration = duration
        self.mediaStart = mediaStart
        self.rate = rate
    }
}
