import FFmpeg
import MediaTypes
import Testing

@Suite("Decoders")
struct DecoderTests {
    @Test(
        "every picture is the one that FFmpeg's command decodes, with any number of threads", arguments: Fixture.moving)
    func pictures(_ fixture: Fixture) throws {
        let judged = try Judge.pictures(of: fixture.path)
        for threads in [1, 3] {
            let pictures = try Decoded.pictures(of: fixture.path, threads: threads)
            let isSame = pictures.flatMap(\.bytes) == judged
            #expect(isSame)
            #expect(pictures.compactMap(\.ticks) == pictures.compactMap(\.ticks).sorted())
        }
    }

    @Test(
        "no picture is lost at the end, where some are still inside the decoder",
        arguments: [(Fixture.clip, 50), (.silent, 24), (.rotated, 25)])
    func draining(_ fixture: Fixture, _ count: Int) throws {
        let pictures = try Decoded.pictures(of: fixture.path)
        #expect(pictures.count == count)
        #expect(Set(pictures.map(\.ticks)).count == count)
    }

    @Test(
        "every sample is the one that FFmpeg's command decodes",
        arguments: [(Fixture.tone, 44_100, 1), (.clip, 48_000, 2)])
    func samples(_ fixture: Fixture, _ rate: Int, _ channels: Int) throws {
        let samples = try Decoded.samples(of: fixture.path, sampleRate: rate)
        let judged = try Judge.samples(of: fixture.path)
        let isSame = samples == stride(from: 0, to: judged.count, by: channels).map { judged[$0] }
        #expect(isSame)
        #expect(abs(Tone.hertz(samples, sampleRate: rate) - 440) < 2)
    }

    @Test("wanting input and having ended are answers, and after them the frame is empty")
    func answers() throws {
        var demuxer = try Demuxer(path: Fixture.clip.path)
        var decoder = try VideoDecoder(try demuxer.parameters(of: 0), threads: 1)
        var packet = try Packet()
        var frame = try VideoFrame()
        var step = try decoder.receive(into: &frame)
        #expect(step == .needsInput)
        while step != .output, try demuxer.read(into: &packet) {
            if packet.streamIndex == 0 { try decoder.send(packet) }
            step = try decoder.receive(into: &frame)
        }
        #expect(frame.resolution == Resolution(width: 160, height: 90))
        #expect(frame.byteCount == 160 * 90 * 3 / 2)
        try decoder.finish()
        try decoder.finish()
        while step == .output { step = try decoder.receive(into: &frame) }
        #expect(step == .end)
        #expect(frame.resolution == Resolution(width: 0, height: 0))
        #expect(frame.presentationTicks == nil)
        step = try decoder.receive(into: &frame)
        #expect(step == .end)
    }

    @Test("what a decoder needs outlives the demuxer it came from")
    func parametersOutlive() throws {
        let parameters = try Demuxer(path: Fixture.silent.path).parameters(of: 0)
        #expect(parameters.codec == .vp9)
        #expect(parameters.index == 0)
        #expect(parameters.timeBase == Rational(1, 1_000))
        var decoder = try VideoDecoder(parameters, threads: 1)
        var frame = try VideoFrame()
        let step = try decoder.receive(into: &frame)
        #expect(step == .needsInput)
    }

    @Test("a frame keeps its samples when its decoder and its original are gone")
    func reference() throws {
        let kept = try firstFrame(of: .clip)
        let isSame = kept.packed() == Array(try Judge.pictures(of: Fixture.clip.path).prefix(160 * 90 * 3 / 2))
        #expect(isSame)
    }

    private func firstFrame(of fixture: Fixture) throws -> VideoFrame {
        var demuxer = try Demuxer(path: fixture.path)
        var decoder = try VideoDecoder(try demuxer.parameters(of: 0), threads: 2)
        var packet = try Packet()
        var frame = try VideoFrame()
        while try demuxer.read(into: &packet) {
            if packet.streamIndex == 0 { try decoder.send(packet) }
            if try decoder.receive(into: &frame) == .output { break }
        }
        return try frame.reference()
    }
}
