import FFmpeg
import Foundation
import MediaTypes
import Testing

/// A way of writing a file whose pictures lose nothing.
struct Container: Sendable, CustomTestStringConvertible {
    let format: String
    let pictures: String
    let lossless: [String: String]
    let sound: String
    let codecs: [String]
    let options: [String: String]

    var testDescription: String { format }

    static let mp4 = Container(
        format: "mp4", pictures: "libx264", lossless: ["qp": "0", "preset": "ultrafast"], sound: "aac",
        codecs: ["h264", "aac"], options: ["movflags": "+faststart"])
    static let webm = Container(
        format: "webm", pictures: "libvpx-vp9", lossless: ["lossless": "1", "deadline": "realtime", "cpu-used": "8"],
        sound: "libopus", codecs: ["vp9", "opus"], options: [:])

    /// Options with which the encoder's bytes depend on nothing but what it is given.
    ///
    /// libx264's macroblock tree reads memory that it never set: its own bytes differ now and then, those of FFmpeg's
    /// command too (`MALLOC_PERTURB_` shows it).
    var steady: [String: String] { pictures == "libx264" ? ["x264-params": "mbtree=0"] : [:] }

    /// Writes half a second of the film and two seconds of sound.
    func record(to path: String, options chosen: [String: String]? = nil) throws {
        let settings = Film.settings(pictures, options: chosen ?? lossless)
        try Recording(path: path, format: format, pictures: settings, sound: sound, options: options)
            .write(pictures: 12, seconds: 2, hertz: 440)
    }
}

@Suite("Encoders and muxer, judged by FFmpeg's commands")
struct RoundTripTests {
    @Test("every picture that was given comes out again", arguments: [Container.mp4, .webm])
    func pictures(_ container: Container) throws {
        let scratch = try Scratch()
        let path = scratch.path("film.\(container.format)")
        try container.record(to: path)
        let drawn = try (0..<12).flatMap { try Film.frame($0).packed() }
        let raw = try scratch.write(Data(drawn), to: "drawn.yuv")
        let input = ["-f", "rawvideo", "-video_size", "64x48", "-framerate", "24", "-i", "file:" + raw]
        let digests = try Judge.digests(of: ["-i", "file:" + path])
        #expect(digests.count == 12)
        #expect(Set(digests).count == 12)
        #expect(try digests == Judge.digests(of: input))
    }

    @Test("the file says what was put in", arguments: [Container.mp4, .webm])
    func facts(_ container: Container) throws {
        let scratch = try Scratch()
        let path = scratch.path("film.\(container.format)")
        try container.record(to: path)
        let facts = try Judge.facts(of: path)
        #expect(facts.streams.map(\.codecName) == container.codecs)
        let video = try #require(facts.first("video"))
        #expect([video.width, video.height] == [64, 48])
        #expect(video.pixFmt == "yuv420p")
        #expect(video.avgFrameRate == "24/1")
        #expect([video.colorRange, video.colorSpace] == ["tv", "bt709"])
        #expect([video.colorTransfer, video.colorPrimaries] == ["bt709", "bt709"])
        let audio = try #require(facts.first("audio"))
        #expect([audio.sampleRate, audio.channelLayout] == ["48000", "stereo"])
        let seconds = try #require(facts.format.duration.flatMap(Double.init))
        #expect(abs(seconds - 2) < 0.03)
        #expect(try Demuxer(path: path).info.moovFirst == (container.format == "mp4" ? true : nil))
    }

    @Test("a sine is still that sine", arguments: [Container.mp4, .webm])
    func sine(_ container: Container) throws {
        let scratch = try Scratch()
        let path = scratch.path("film.\(container.format)")
        try container.record(to: path)
        let samples = try Judge.samples(of: path)
        let left = stride(from: 0, to: samples.count, by: 2).map { samples[$0] }
        #expect(abs(left.count - 96_000) <= 1_024)
        let middle = left[12_000..<84_000]
        #expect(abs(Tone.hertz(middle, sampleRate: 48_000) - 440) < 1)
        let loudest = try #require(middle.max())
        #expect((0.45...0.55).contains(loudest))
    }

    @Test("the same pictures and sound make the same bytes", arguments: [Container.mp4, .webm])
    func sameBytes(_ container: Container) throws {
        let scratch = try Scratch()
        for name in ["a", "b"] { try container.record(to: scratch.path(name), options: container.steady) }
        #expect(FileManager.default.contentsEqual(atPath: scratch.path("a"), andPath: scratch.path("b")))
    }

    @Test("packets copied into another container are the same pictures", arguments: [Fixture.clip, .silent])
    func copying(_ fixture: Fixture) throws {
        let scratch = try Scratch()
        let path = scratch.path("copy.mkv")
        var demuxer = try Demuxer(path: fixture.path)
        var muxer = try Muxer(path: path, format: "matroska")
        for stream in demuxer.info.streams {
            let index = try muxer.addStream(copying: try demuxer.parameters(of: stream.index))
            #expect(index == stream.index)
        }
        try muxer.writeHeader()
        var packet = try Packet()
        while try demuxer.read(into: &packet) {
            let stream = packet.streamIndex
            try muxer.write(&packet, to: stream)
            #expect(packet.size == 0)
        }
        try muxer.finish()
        #expect(try Judge.digests(of: ["-i", "file:" + path]) == Judge.digests(of: ["-i", "file:" + fixture.path]))
        #expect(try Judge.facts(of: path).streams.count == demuxer.info.streams.count)
    }
}
