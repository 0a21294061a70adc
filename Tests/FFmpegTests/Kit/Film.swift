import FFmpeg
import MediaTypes

/// A short film that is drawn: a slope of grey that moves, in a colour that changes.
enum Film {
    static let resolution = Resolution(width: 64, height: 48)
    static let frameRate = Rational(24, 1)

    /// Settings that fit the film.
    static func settings(_ encoder: String, options: [String: String] = [:]) -> VideoEncoderSettings {
        var settings = VideoEncoderSettings(
            encoder: encoder, resolution: resolution, format: .yuv420p, timeBase: Rational(1, 24))
        settings.frameRate = frameRate
        settings.color = .bt709
        settings.globalHeader = true
        settings.options = options
        return settings
    }

    /// A picture of the film.
    static func frame(_ number: Int) throws -> VideoFrame {
        var frame = try VideoFrame(resolution: resolution, format: .yuv420p)
        frame.withMutablePlane(0) { samples, stride in
            for row in 0..<resolution.height {
                for column in 0..<resolution.width {
                    samples[row * stride + column] = UInt8((column * 3 + row + number * 4) % 220 + 16)
                }
            }
        }
        for plane in 1...2 {
            frame.withMutablePlane(plane) { samples, _ in
                for index in 0..<samples.count { samples[index] = UInt8(100 + number * plane) }
            }
        }
        frame.setColor(.bt709)
        frame.setPresentation(ticks: Int64(number))
        return frame
    }
}

/// A file that is being written by an encoder of pictures and one of sound.
struct Recording: ~Copyable {
    private var muxer: Muxer
    private var pictures: VideoEncoder
    private var sound: AudioEncoder
    private let streams: (pictures: Int, sound: Int)

    init(
        path: String, format: String, pictures settings: VideoEncoderSettings, sound encoder: String,
        options: [String: String] = [:]
    ) throws {
        var muxer = try Muxer(path: path, format: format)
        let pictures = try VideoEncoder(settings)
        let wanted = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .stereo)
        let sound = try AudioEncoder(encoder: encoder, format: wanted, bitRate: 96_000, globalHeader: true)
        let streams = (try muxer.addStream(of: pictures), try muxer.addStream(of: sound))
        try muxer.writeHeader(options: options)
        self.muxer = muxer
        self.pictures = pictures
        self.sound = sound
        self.streams = streams
    }

    /// Writes this many pictures of the film, then this many seconds of a sine, and finishes the file.
    consuming func write(pictures count: Int, seconds: Int, hertz: Double) throws {
        for number in 0..<count {
            try pictures.send(try Film.frame(number))
            try writePictures()
        }
        try pictures.finish()
        try writePictures()
        try writeSound(seconds: seconds, hertz)
        try muxer.finish()
    }

    private mutating func writePictures() throws {
        var packet = try Packet()
        while try pictures.receive(into: &packet) == .output {
            packet.setDuration(ticks: 1)
            try muxer.write(&packet, to: streams.pictures)
        }
    }

    private mutating func writeSound(seconds: Int, _ hertz: Double) throws {
        let format = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .stereo)
        var converter = try Resampler(from: format, to: sound.format)
        var start = 0
        while start < seconds * 48_000 {
            let count = min(sound.frameSize, seconds * 48_000 - start)
            var frame = try converter.convert(try AudioFrame.sine(hertz, from: start, count: count, format))
            frame.setPresentation(ticks: Int64(start))
            try sound.send(frame)
            try writeSamples()
            start += count
        }
        try sound.finish()
        try writeSamples()
    }

    private mutating func writeSamples() throws {
        var packet = try Packet()
        while try sound.receive(into: &packet) == .output { try muxer.write(&packet, to: streams.sound) }
    }
}
