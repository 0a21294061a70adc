/// What an output wants to be sent in a sweep.
struct SweepNeeds: Hashable, Sendable {
    /// Decoded pictures, as they are or filtered.
    var pictures: PictureNeed?
    /// From when on pictures are wanted, in seconds from the beginning of what is made; those before need not come.
    var picturesFrom: Double?
    /// Decoded sound.
    var sound = false
    /// Pictures as they are compressed in the source.
    var videoPackets = false
    /// Sound as it is compressed in the source.
    var audioPackets = false

    /// Whether the stream of pictures has to be read.
    var readsVideo: Bool { pictures != nil || videoPackets }
    /// Whether the stream of sound has to be read.
    var readsAudio: Bool { sound || audioPackets }
}

/// How pictures are wanted.
enum PictureNeed: Hashable, Sendable {
    /// As they are decoded.
    case decoded
    /// Sent through a chain of filters in FFmpeg's notation, once for all outputs that want the same chain.
    case filtered(String)

    /// Pictures sent through a chain; an empty chain leaves them as they are.
    init(chain: String) { self = chain.isEmpty ? .decoded : .filtered(chain) }
}
