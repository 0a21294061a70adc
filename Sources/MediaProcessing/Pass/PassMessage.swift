import FFmpeg
import MediaTypes

/// What the reader of a pass sends to its outputs.
enum PassMessage: Sendable {
    /// A decoded picture.
    case video(SharedVideoFrame)
    /// Decoded sound.
    case audio(SharedAudioFrame)
    /// Pictures as they are compressed in the source.
    case videoPacket(SharedPacket)
    /// Sound as it is compressed in the source.
    case audioPacket(SharedPacket)
    /// The source is at its end; the messages of the next sweep follow, if the output takes part in one.
    case end(ReadSummary)
    /// The source can't be read on; nothing follows.
    case failure(MediaError)
}

/// A decoded picture that several outputs read.
final class SharedVideoFrame: Sendable {
    let frame: VideoFrame
    /// The length of a tick of its times.
    let timeBase: Rational

    init(_ frame: consuming VideoFrame, timeBase: Rational) {
        self.frame = frame
        self.timeBase = timeBase
    }
}

/// Decoded sound that several outputs read.
final class SharedAudioFrame: Sendable {
    let frame: AudioFrame

    init(_ frame: consuming AudioFrame) { self.frame = frame }
}

/// A compressed packet that several outputs read.
final class SharedPacket: Sendable {
    let packet: Packet

    init(_ packet: consuming Packet) { self.packet = packet }
}
