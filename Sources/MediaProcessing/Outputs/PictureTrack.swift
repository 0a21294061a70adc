import FFmpeg
import MediaTypes

/// The picture of a video file: filtered, encoded, and given to a muxer, each with its time in what is made.
struct PictureTrack: ~Copyable {
    private var encoder: PictureEncoder
    private var filters: PictureFilters?
    private let cancellation: CancellationToken
    private let stream: Int
    private let timeBase: Rational

    init(
        _ settings: VideoEncoderSettings, _ picture: PictureWork, _ cancellation: CancellationToken,
        _ muxer: inout Muxer
    ) throws(FFmpegError) {
        let encoder = try PictureEncoder(settings, picture.plan, picture.timing)
        stream = try muxer.addStream(of: encoder.encoder)
        self.encoder = encoder
        self.cancellation = cancellation
        timeBase = picture.stream.timeBase
        filters = picture.plan.filters.isEmpty ? nil : PictureFilters(picture.plan.filters, timeBase: timeBase)
    }

    /// How many pictures were encoded.
    var frames: Int { encoder.frames }
    /// The time of the last of them in seconds.
    var seconds: Double { encoder.seconds }
    /// What a person should know of what was written.
    var notes: [String] { encoder.notes }

    /// Encodes a picture.
    mutating func encode(_ picture: SharedVideoFrame, to muxer: inout Muxer) throws(FFmpegError) {
        guard filters != nil else { return try encode(picture.frame, timeBase, to: &muxer) }
        try filters?.push(picture.frame)
        try encodeFiltered(to: &muxer)
    }

    /// Encodes what is left.
    mutating func finish(_ muxer: inout Muxer) throws(FFmpegError) {
        try filters?.finish()
        try encodeFiltered(to: &muxer)
        try encoder.finish { packet throws(FFmpegError) in
            try muxer.write(&packet, to: stream)
            cancellation.countMove()
        }
    }

    private mutating func encodeFiltered(to muxer: inout Muxer) throws(FFmpegError) {
        var frame = try VideoFrame()
        while try filters?.pull(into: &frame) ?? false {
            try encode(frame, filters?.timeBase ?? timeBase, to: &muxer)
        }
    }

    private mutating func encode(
        _ frame: borrowing VideoFrame, _ timeBase: Rational, to muxer: inout Muxer
    ) throws(FFmpegError) {
        try encoder.encode(frame, timeBase) { packet throws(FFmpegError) in
            try muxer.write(&packet, to: stream)
            cancellation.countMove()
        }
    }
}
