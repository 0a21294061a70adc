import FFmpeg
import MediaTypes

/// Writes whole files, and leaves others unfinished at every point.
struct Writing {
    let media: String
    let scratch: String

    private let size = Resolution(width: 64, height: 48)

    /// Where an unfinished file is left.
    private enum Stop: CaseIterable {
        case beforeHeader
        case afterHeader
        case inTheMiddle
        case never
    }

    func run() throws {
        for stop in Stop.allCases {
            try record("mp4", "libx264", "aac", ["movflags": "+faststart"], stop)
            try record("webm", "libvpx-vp9", "libopus", [:], stop)
        }
        try copy()
        try picture("mjpeg", format: .yuvj420p)
        try picture("png", format: .rgb24)
        try picture("libwebp", format: .yuv420p)
    }

    private func frame(_ number: Int, _ format: PixelFormat) throws -> VideoFrame {
        var frame = try VideoFrame(resolution: size, format: format)
        for plane in 0..<(format == .rgb24 ? 1 : 3) {
            frame.withMutablePlane(plane) { samples, _ in
                for index in 0..<samples.count { samples[index] = UInt8((index + number * 5) % 200 + 20) }
            }
        }
        frame.setPresentation(ticks: Int64(number))
        return frame
    }

    private func record(
        _ format: String, _ video: String, _ audio: String, _ options: [String: String], _ stop: Stop
    ) throws {
        var muxer = try Muxer(path: "\(scratch)/film.\(format)", format: format)
        var settings = VideoEncoderSettings(
            encoder: video, resolution: size, format: .yuv420p, timeBase: Rational(1, 24))
        settings.globalHeader = true
        settings.threads = 2
        var pictures = try VideoEncoder(settings)
        let wanted = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .stereo)
        var sound = try AudioEncoder(encoder: audio, format: wanted, bitRate: 64_000, globalHeader: true)
        let streams = (try muxer.addStream(of: pictures), try muxer.addStream(of: sound))
        if stop == .beforeHeader { return }
        try muxer.writeHeader(options: options)
        if stop == .afterHeader { return }
        for number in 0..<30 {
            try pictures.send(try frame(number, .yuv420p))
            try drain(&pictures, to: &muxer, streams.0)
            var samples = try AudioFrame(sampleCount: sound.frameSize, sound.format)
            samples.silence()
            samples.setPresentation(ticks: Int64(number * sound.frameSize))
            try sound.send(samples)
            try drain(&sound, to: &muxer, streams.1)
        }
        if stop == .inTheMiddle { return }
        try pictures.finish()
        try drain(&pictures, to: &muxer, streams.0)
        try sound.finish()
        try drain(&sound, to: &muxer, streams.1)
        try muxer.finish()
        let info = try Demuxer(path: "\(scratch)/film.\(format)").info
        try require(info.streams.count == 2, "both streams of what was written")
    }

    private func drain(_ encoder: inout VideoEncoder, to muxer: inout Muxer, _ stream: Int) throws {
        var packet = try Packet()
        while try encoder.receive(into: &packet) == .output { try muxer.write(&packet, to: stream) }
    }

    private func drain(_ encoder: inout AudioEncoder, to muxer: inout Muxer, _ stream: Int) throws {
        var packet = try Packet()
        while try encoder.receive(into: &packet) == .output { try muxer.write(&packet, to: stream) }
    }

    private func copy() throws {
        var demuxer = try Demuxer(path: "\(media)/clip.mp4")
        var muxer = try Muxer(path: "\(scratch)/copy.mkv", format: "matroska")
        for index in 0..<2 { _ = try muxer.addStream(copying: try demuxer.parameters(of: index)) }
        try muxer.writeHeader()
        var packet = try Packet()
        while try demuxer.read(into: &packet) {
            let stream = packet.streamIndex
            try muxer.write(&packet, to: stream)
        }
        try muxer.finish()
    }

    private func picture(_ encoder: String, format: PixelFormat) throws {
        var settings = VideoEncoderSettings(
            encoder: encoder, resolution: size, format: format, timeBase: Rational(1, 25))
        if encoder == "mjpeg" { settings.quantizer = 3 }
        var pictures = try VideoEncoder(settings)
        try pictures.send(try frame(0, format))
        try pictures.finish()
        var packet = try Packet()
        try require(try pictures.receive(into: &packet) == .output && packet.copyBytes().count > 50, encoder)
    }
}
