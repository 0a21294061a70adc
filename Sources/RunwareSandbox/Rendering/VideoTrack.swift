import FFmpeg
import MediaTypes

/// The pictures of a file that is being written.
struct VideoTrack: ~Copyable {
    /// How many pictures it has.
    private(set) var count = 0
    private let resolution: Resolution
    private let stream: Int
    private var encoder: VideoEncoder
    private var packet: Packet

    /// Adds the track to a file.
    init(_ encoding: ClipEncoding, in muxer: inout Muxer) throws(FFmpegError) {
        let encoder = try VideoEncoder(encoding.video)
        let stream = try muxer.addStream(of: encoder)
        let packet = try Packet()
        self.stream = stream
        self.packet = packet
        resolution = encoding.clip.resolution
        self.encoder = encoder
    }

    /// Encodes the next picture.
    mutating func write(_ canvas: Canvas, to muxer: inout Muxer) throws(FFmpegError) {
        var frame = try VideoFrame(resolution: resolution, format: .yuv420p)
        frame.setColor(.bt709)
        frame.setPresentation(ticks: Int64(count))
        canvas.copy(to: &frame)
        try encoder.send(frame)
        count += 1
        try drain(to: &muxer)
    }

    /// Writes what the encoder still holds.
    mutating func finish(to muxer: inout Muxer) throws(FFmpegError) {
        try encoder.finish()
        try drain(to: &muxer)
    }

    private mutating func drain(to muxer: inout Muxer) throws(FFmpegError) {
        while try encoder.receive(into: &packet) == .output {
            if packet.durationTicks == 0 { packet.setDuration(ticks: 1) }
            try muxer.write(&packet, to: stream)
        }
    }
}
