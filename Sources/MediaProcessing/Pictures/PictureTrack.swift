import FFmpeg
import MediaTypes

/// The picture of a video file: encoded and given to a muxer, each with its time in what is made.
struct PictureTrack: ~Copyable {
    private var encoder: PictureEncoder
    private let cancellation: CancellationToken
    private let stream: Int

    init(
        _ settings: VideoEncoderSettings, _ picture: PictureWork, _ cancellation: CancellationToken,
        _ muxer: inout Muxer
    ) throws(FFmpegError) {
        let encoder = try PictureEncoder(settings, picture.plan, picture.timing)
        let stream = try muxer.addStream(of: encoder.encoder)
        if let light = picture.light { try muxer.setLight(of: stream, light.mastering, light.content) }
        self.stream = stream
        self.encoder = encoder
        self.cancellation = cancellation
    }

    /// How many pictures were encoded.
    var frames: Int { encoder.frames }
    /// The time of the last of them in seconds.
    var seconds: Double { encoder.seconds }
    /// Whether all of the part that is made is there.
    var isComplete: Bool { encoder.isComplete }
    /// What a person should know of what was written.
    var notes: [String] { encoder.notes }
    /// What of the source isn't in what was written.
    var losses: [String] { encoder.losses }

    /// Encodes a picture.
    mutating func encode(_ picture: SharedVideoFrame, to muxer: inout Muxer) throws(FFmpegError) {
        try encoder.encode(picture.frame, picture.timeBase) { packet throws(FFmpegError) in
            try muxer.write(&packet, to: stream)
            cancellation.countMove()
        }
    }

    /// Encodes what is left.
    mutating func finish(_ muxer: inout Muxer) throws(FFmpegError) {
        try encoder.finish { packet throws(FFmpegError) in
            try muxer.write(&packet, to: stream)
            cancellation.countMove()
        }
    }
}
