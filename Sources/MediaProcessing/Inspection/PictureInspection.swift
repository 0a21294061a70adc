public import MediaTypes

/// What was found on the decoded pictures of a source.
public struct PictureInspection: Hashable, Sendable, Codable {
    /// How many pictures were decoded.
    public var decoded = 0
    /// How many fewer were decoded than the packets, or the index, promise; `nil` where each
    /// packet may be one of two fields.
    public var missing: Int?
    /// How many of those decoded the decoder calls damaged: what could not be decoded of them is concealed.
    public var damaged = 0
    /// When the first damaged picture is shown.
    public var firstDamaged: Seconds?
    /// How many are made of two fields.
    public var interlaced = 0
    /// Where the picture is black, as `blackdetect` finds it with its defaults, from 0.1 s on.
    ///
    /// Black at the end of a source ends when its last picture begins, as in FFmpeg's log.
    public var black = Stretches()
    /// Where the picture doesn't change, as `freezedetect` finds it with its default noise, from 0.5 s on.
    ///
    /// What stands still up to the end of a source ends with its last picture.
    public var frozen = Stretches()

    /// Nothing was decoded yet.
    public init() {}
}
