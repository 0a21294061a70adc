import FFmpeg
import Foundation
import MediaTypes

/// Does what is refused, at every point where something has been allocated already.
struct Failing {
    let media: String
    let scratch: String

    func run() throws {
        try files()
        try codecs()
        try outputs()
        try pictures()
        try damaged()
    }

    private func refused(_ what: String, _ body: () throws -> Void) throws {
        do { try body() } catch is FFmpegError { return }
        throw Surprise(what: "\(what) was not refused")
    }

    private func files() throws {
        try "ffconcat version 1.0\nfile clip.mp4\n".write(
            toFile: "\(scratch)/list.mp4", atomically: true, encoding: .utf8)
        let broken = ["missing.mp4", "empty.mp4", "truncated.mp4", "not-media.mp4"].map { "\(media)/\($0)" }
        for path in broken + ["\(scratch)/list.mp4", scratch, "/dev/zero"] {
            try refused(path) { _ = try Demuxer(path: path) }
        }
        let token = CancellationToken()
        token.cancel()
        try refused("a cancelled file") { _ = try Demuxer(path: "\(media)/clip.mp4", cancellation: token) }
        let demuxer = try Demuxer(path: "\(media)/clip.mp4")
        try refused("a stream that isn't there") { _ = try demuxer.parameters(of: 2) }
    }

    private func settings(_ encoder: String, _ options: [String: String] = [:]) -> VideoEncoderSettings {
        var settings = VideoEncoderSettings(
            encoder: encoder, resolution: Resolution(width: 64, height: 48), format: .yuv420p,
            timeBase: Rational(1, 24))
        settings.options = options
        return settings
    }

    private func codecs() throws {
        try refused("an unknown encoder") { _ = try VideoEncoder(settings("none")) }
        try refused("an unknown option") { _ = try VideoEncoder(settings("libx264", ["none": "1"])) }
        try refused("a refused option") { _ = try VideoEncoder(settings("libx264", ["crf": "much"])) }
        var sound = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .stereo)
        try refused("an unknown option") {
            _ = try AudioEncoder(
                encoder: "aac", format: sound, bitRate: nil, globalHeader: false, options: ["none": "1"])
        }
        sound.layout = ChannelLayout(channels: 2, name: "none")
        try refused("an unknown layout") {
            _ = try AudioEncoder(encoder: "aac", format: sound, bitRate: nil, globalHeader: false)
        }
        try refused("a frame of an unknown layout") { _ = try AudioFrame(sampleCount: 9, sound) }
        try refused("a resampler of an unknown layout") { _ = try Resampler(from: sound, to: sound) }
    }

    private func outputs() throws {
        try refused("an unknown container") { _ = try Muxer(path: "\(scratch)/film", format: "none") }
        try refused("a folder that isn't there") { _ = try Muxer(path: "\(scratch)/none/film", format: "mp4") }
        try refused("H.264 in WebM") { try header("webm") }
        try refused("an unknown option") { try header("mp4", ["none": "1"]) }
        try refused("a full disk") {
            var demuxer = try Demuxer(path: "\(media)/clip.mp4")
            var muxer = try Muxer(path: "/dev/full", format: "matroska")
            _ = try muxer.addStream(copying: try demuxer.parameters(of: 0))
            _ = try muxer.addStream(copying: try demuxer.parameters(of: 1))
            try muxer.writeHeader()
            var packet = try Packet()
            while try demuxer.read(into: &packet) {
                let stream = packet.streamIndex
                try muxer.write(&packet, to: stream)
            }
            try muxer.finish()
        }
    }

    private func header(_ format: String, _ options: [String: String] = [:]) throws {
        var muxer = try Muxer(path: "\(scratch)/film", format: format)
        let encoder = try VideoEncoder(settings("libx264"))
        _ = try muxer.addStream(of: encoder)
        try muxer.writeHeader(options: options)
    }

    private func pictures() throws {
        let size = Resolution(width: 64, height: 48)
        let frame = try VideoFrame(resolution: size, format: .yuv420p)
        for chain in ["movie=x", "crop=w=9000", "scale=w=none", "null=none=1", "scale=8:8;null", ""] {
            try refused("the chain \(chain)") {
                _ = try FilterGraph(like: frame, timeBase: Rational(1, 24), chain: chain)
            }
        }
        try refused("a scaler to nothing") {
            let nothing = Resolution(width: 0, height: 0)
            _ = try Scaler(like: frame, to: nothing, format: .rgb24, color: .unspecified)
        }
        try refused("an unknown format") {
            _ = try VideoFrame(resolution: size, format: PixelFormat(rawValue: "none"))
        }
        try refused("an impossible size") {
            _ = try VideoFrame(resolution: Resolution(width: -1, height: 1), format: .yuv420p)
        }
    }

    /// Decodes a file whose media is full of noise.
    private func damaged() throws {
        var bytes = try Data(contentsOf: URL(filePath: "\(media)/clip.mp4"))
        for offset in stride(from: 6_000, to: bytes.count, by: 50) { bytes[offset] ^= UInt8(offset % 255 + 1) }
        try bytes.write(to: URL(filePath: "\(scratch)/noise.mp4"))
        var demuxer = try Demuxer(path: "\(scratch)/noise.mp4")
        var video = try VideoDecoder(try demuxer.parameters(of: 0), threads: 2)
        var audio = try AudioDecoder(try demuxer.parameters(of: 1))
        var packet = try Packet()
        var picture = try VideoFrame()
        var sound = try AudioFrame()
        var errors = 0
        while try demuxer.read(into: &packet) {
            do throws(FFmpegError) {
                if packet.streamIndex == 0 { try video.send(packet) } else { try audio.send(packet) }
                while try video.receive(into: &picture) == .output {}
                while try audio.receive(into: &sound) == .output {}
            } catch { errors += 1 }
        }
        try require(errors > 0, "errors in a file full of noise")
    }
}
