import FFmpeg
import MediaTypes

/// Reading a source from a keyframe on, because nobody wants what is shown before a time.
///
/// Whatever is wanted has to come as if the source had been read from its beginning. So reading has to arrive at a
/// keyframe that is shown by then, and the first picture that is passed on has to be that keyframe, undamaged: what is
/// shown after it needs nothing that is stored before it. A value: it reads nothing itself.
struct Leap: Hashable, Sendable {
    /// The codecs whose keyframes are places to begin at, as FFmpeg's demuxers mark them.
    private static let codecs: Set<String> = ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mjpeg", "prores"]
    /// The codecs of which pictures that nothing refers to can be told without decoding them.
    private static let telling: Set<String> = ["h264", "hevc"]

    /// What is shown from here on is wanted, in ticks of the stream.
    let wanted: Int64
    /// Whether there is no going on: reading has arrived elsewhere, or the keyframe could not be decoded whole.
    private(set) var hasFailed = false
    private let leavesOut: Bool
    private var keyframe: Int64?
    private var hasPassed = false

    /// A leap in a stream; `nil` if it has to be read from its beginning.
    ///
    /// - Parameters:
    ///   - seconds: what is shown from here on is wanted, counted from `origin`.
    ///   - origin: the beginning of what is made.
    ///   - stream: the stream of pictures.
    ///   - container: FFmpeg's names of the container.
    ///   - lastIndexed: the time of the last packet in the index, if there is one.
    init?(
        to seconds: Double, after origin: Timestamp, in stream: StreamInfo, of container: [String], lastIndexed: Int64?
    ) {
        guard seconds > 0, Self.codecs.contains(stream.codec.rawValue),
            container.contains("mov") || container.contains("matroska"),
            // A tick less, so that no rounding makes it too late.
            let wanted = Int64(exactly: ((seconds + origin.seconds) / stream.timeBase.value).rounded(.down) - 1)
        else { return nil }
        self.wanted = wanted
        // Where nothing is shown by then, the last picture before is wanted, and that may be any.
        leavesOut = Self.telling.contains(stream.codec.rawValue) && (lastIndexed ?? .min) > wanted.addingClamped(2)
    }

    /// Takes in the next packet of the stream.
    ///
    /// - Returns: whether it is decoded only if others refer to it.
    mutating func take(_ packet: PacketTimes) -> Bool {
        guard let shown = packet.presentation else {
            hasFailed = hasFailed || keyframe == nil
            return false
        }
        if keyframe == nil {
            keyframe = shown
            hasFailed = !packet.isKeyframe || packet.isDiscarded || shown > wanted
        }
        return leavesOut && shown < wanted
    }

    /// Whether a picture is to be passed on: those that are shown before the keyframe may need what wasn't read.
    mutating func passes(_ ticks: Int64?, isDamaged: Bool) -> Bool {
        guard !hasFailed, let keyframe else { return false }
        guard !hasPassed else { return true }
        guard let ticks, ticks >= keyframe else { return false }
        hasPassed = true
        hasFailed = ticks > keyframe || isDamaged
        return !hasFailed
    }

    /// Takes in that the source is at its end.
    mutating func end() { hasFailed = hasFailed || !hasPassed }
}
