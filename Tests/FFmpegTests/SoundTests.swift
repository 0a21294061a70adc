import FFmpeg
import MediaTypes
import Testing

@Suite("Resampler")
struct ResamplerTests {
    private func format(_ rate: Int, _ layout: ChannelLayout = .mono) -> AudioFormat {
        AudioFormat(sampleFormat: .floatPlanar, sampleRate: rate, layout: layout)
    }

    private func resample(seconds: Int, from source: AudioFormat, to target: AudioFormat) throws -> [Float] {
        var resampler = try Resampler(from: source, to: target)
        var samples: [Float] = []
        var start = 0
        while start < seconds * source.sampleRate {
            let count = min(1_000, seconds * source.sampleRate - start)
            var converted = try resampler.convert(try AudioFrame.sine(440, from: start, count: count, source))
            #expect(converted.format == target)
            samples += converted.channel(0)
            start += count
        }
        while true {
            var rest = try resampler.drain()
            guard rest.sampleCount > 0 else { return samples }
            samples += rest.channel(0)
        }
    }

    @Test(
        "a sine stays that sine at another rate, and no sample is lost",
        arguments: [(44_100, 48_000), (48_000, 44_100), (48_000, 16_000), (8_000, 48_000), (48_000, 48_000)])
    func sine(_ from: Int, _ to: Int) throws {
        let samples = try resample(seconds: 2, from: format(from), to: format(to))
        #expect(abs(samples.count - 2 * to) <= 1)
        let error = Tone.error(samples, 440, sampleRate: to, within: to / 10..<to * 19 / 10)
        #expect(error < 0.01, "\(error)")
    }

    @Test("one channel becomes two alike; two become one by libswresample's matrix, each by the root of a half")
    func channels() throws {
        var up = try Resampler(from: format(48_000), to: format(48_000, .stereo))
        var wide = try up.convert(try AudioFrame.sine(440, from: 0, count: 480, format(48_000)))
        #expect(wide.channel(0) == wide.channel(1))
        var down = try Resampler(from: format(48_000, .stereo), to: format(48_000))
        var narrow = try down.convert(try AudioFrame.sine(440, from: 0, count: 480, format(48_000, .stereo)))
        let halved = narrow.channel(0).map { $0 / Float(2).squareRoot() }
        #expect(Tone.error(halved, 440, sampleRate: 48_000, within: 0..<480) < 0.001)
    }

    @Test("a layout that isn't there is refused")
    func unknownLayout() {
        let odd = AudioFormat(
            sampleFormat: .s16, sampleRate: 48_000, layout: ChannelLayout(channels: 2, name: "everywhere"))
        let error = #expect(throws: FFmpegError.self) { _ = try Resampler(from: odd, to: format(48_000)) }
        #expect(error?.description == "av_channel_layout_from_string: Invalid argument")
    }
}

@Suite("AudioFIFO")
struct AudioFIFOTests {
    private let format = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .surround51)

    @Test("gives back what was put in, in pieces of another length", arguments: [1, 7, 1_000, 1_024, 5_000])
    func pieces(_ length: Int) throws {
        var queue = try AudioFIFO(format)
        for start in stride(from: 0, to: 4_000, by: 400) {
            try queue.write(try AudioFrame.sine(440, from: start, count: 400, format))
        }
        #expect(queue.count == 4_000)
        var samples: [Float] = []
        while queue.count > 0 {
            var piece = try queue.read(length)
            #expect(piece.sampleCount == min(length, 4_000 - samples.count))
            #expect(piece.format == format)
            samples += piece.channel(5)
        }
        var whole = try AudioFrame.sine(440, from: 0, count: 4_000, format)
        #expect(samples == whole.channel(5))
    }

    @Test("an empty queue gives an empty frame, and takes one", arguments: [0, 1, 1_024])
    func empty(_ wanted: Int) throws {
        var queue = try AudioFIFO(format)
        try queue.write(try AudioFrame())
        #expect(try queue.read(wanted).sampleCount == 0)
    }
}

@Suite("AudioFrame")
struct AudioFrameTests {
    @Test("made silent, every sample of every channel is 0")
    func silence() throws {
        let format = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .stereo)
        var frame = try AudioFrame.sine(440, from: 5, count: 64, format)
        #expect(frame.byteCount == 64 * 2 * 4)
        #expect(frame.presentationTicks == 5)
        frame.silence()
        #expect(frame.channel(0) + frame.channel(1) == [Float](repeating: 0, count: 128))
    }
}
