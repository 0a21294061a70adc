import FFmpeg
import MediaTypes
import Testing

@Suite("Audio filter graph")
struct AudioFilterGraphTests {
    private static let format = AudioFormat(sampleFormat: .floatPlanar, sampleRate: 48_000, layout: .stereo)

    @Test("sends sound through filters, with their times and what they found")
    func passes() throws {
        var graph = try AudioFilterGraph(
            format: Self.format, timeBase: Rational(1, 48_000),
            chain: "silencedetect=d=0.5,ebur128=metadata=1,aformat=sample_fmts=dbl")
        var frame = try AudioFrame(sampleCount: 48_000, Self.format)
        frame.silence()
        frame.setPresentation(ticks: 96_000)
        try graph.push(frame)
        try graph.finish()
        var samples = 0
        var begin: Double?
        var output = try AudioFrame()
        #expect(graph.timeBase == Rational(1, 48_000))
        while try graph.pull(into: &output) == .output {
            #expect(output.presentationTicks == Int64(96_000 + samples))
            #expect(output.number("lavfi.r128.I") == -70)
            begin = begin ?? output.number("lavfi.silence_start")
            samples += output.withDoubles { doubles in
                #expect(doubles.indices.allSatisfy { doubles[$0] == 0 })
                return doubles.count / 2
            }
        }
        #expect(samples == 48_000)
        #expect(begin == 2)
    }

    @Test("uses only filters that open no file, and refuses those that don't exist")
    func refuses() {
        for chain in ["amovie=/etc/passwd", "ladspa=file=x", "nothing", "anull;anull", "anull[x]"] {
            #expect(throws: FFmpegError.self, "\(chain)") {
                _ = try AudioFilterGraph(format: Self.format, timeBase: Rational(1, 48_000), chain: chain)
            }
        }
    }
}
