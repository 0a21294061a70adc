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
    /// What is wanted can't be given; nothing of use follows.
    case failure(MediaError)
    /// The sweep is over, and this is what reading came to; sent once a sweep, whose next one's messages follow, if the
    /// output takes part in it.
    case end(Result<ReadSummary, MediaError>)
}

/// A decoded picture that several outputs read.
final class SharedVideoFrame: Sendable {
    let frame: VideoFrame
    /// The length of a tick of its times.
    let timeBase: Rational
    /// What reading had come to when it was decoded.
    let summary: ReadSummary

    init(_ frame: consuming VideoFrame, timeBase: Rational, _ summary: ReadSummary = ReadSummary()) {
        self.frame = frame
        self.timeBase = timeBase
        self.summary = summary
    }
}

/// Decoded sound that several outputs read.
final class SharedAudioFrame: Sendable {
    let frame: AudioFrame
    /// What reading had come to when it was decoded.
    let summary: ReadSummary

    init(_ frame: consuming AudioFrame, _ summary: ReadSummary) {
        self.frame = frame
        self.summary = summary
    }
}

/// A compressed packet that several outputs read.
final class SharedPacket: Sendable {
    let packet: Packet

    init(_ packet: consuming Packet) { self.packet = packet }
}
