import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Parts and changes of sound")
struct SoundPartTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func made(
        _ media: Media, _ format: AudioTrack.Format, _ change: (inout AudioTrack) -> Void = { _ in }
    ) throws -> PassOutcome {
        var track = AudioTrack(name: "sound.\(format)", format: format)
        change(&track)
        return try MediaPass.Work.audioTrack(track).run(on: media, in: scratch.path)
    }

    @Test("a part is exact to the sample", arguments: [(0.5, 1.25), (0.000_1, 0.000_2), (1.999_9, nil), (0, 0.7)])
    func part(start: Double, end: Double?) throws {
        let media = try Tone.file("tone.wav", level: 0.5, seconds: 2, in: scratch)
        let trim = Trim(start: Seconds(start), end: end.map(Seconds.init))
        let outcome = try made(media, .wav) { $0.trim = trim }
        let all = try Judge.samples(media.path)
        let (first, last) = (Int((start * 48_000).rounded()), end.map { Int(($0 * 48_000).rounded()) } ?? all.count)
        #expect(try Judge.samples(try #require(outcome.files.first).path) == Array(all[first..<last]))
    }

    @Test("a part of AAC is encoded, and that is said")
    func partOfAAC() throws {
        let outcome = try made(.fixture("clip.mp4"), .m4a) { $0.trim = Trim(start: Seconds(0.1), end: Seconds(0.4)) }
        #expect(outcome.notes.first == "the sound was encoded: a part of it is asked for")
        let path = try #require(outcome.files.first).path
        #expect(abs((try ProbeReport.of(path).audio?.duration.flatMap(Double.init) ?? 0) - 0.3) < 0.001)
    }

    @Test("a part in which there is no sound is the failure that says so")
    func emptyPart() throws {
        let error = #expect(throws: MediaError.self) {
            try made(.fixture("tone.wav"), .flac) { $0.trim = Trim(start: Seconds(500), end: Seconds(501.5)) }
        }
        #expect(error?.message == "tone.wav has no sound from 500.0 s to 501.5 s")
    }

    @Test("clicks of a part stay beside its pictures", arguments: WebKind.usual)
    func partOfVideo(kind: WebKind) throws {
        let media = try ClickTrack.primed.file(in: scratch)
        var transcode = kind.transcode(named: "web")
        transcode.trim = Trim(start: Seconds(0.6), end: Seconds(2))
        let outcome = try MediaPass.Work.transcode(transcode).run(on: media, in: scratch.path)
        let clicks = try Clicks(try #require(outcome.files.first).path)
        let expected = try Clicks(media.path).times.filter { $0 > 0.6 }.map { $0 - 0.6 }
        let distance = Clicks.distance(clicks.times(from: try #require(clicks.firstPicture)), expected)
        #expect(try #require(distance) < 0.0015, "\(clicks)")
    }

    @Test("a lost packet moves nothing that follows")
    func lostPacket() throws {
        let whole = try ClickTrack.primed.file(in: scratch)
        let media = try MadeClip.make(
            "lost.mp4", in: scratch, ["-i", whole.path, "-c", "copy", "-bsf:a", "noise=drop=eq(n\\,30)+eq(n\\,31)"])
        let source = try Clicks(whole.path)
        for format in [AudioTrack.Format.flac, .opus] {
            let clicks = try Clicks(try #require(try made(media, format).files.first).path)
            #expect(try #require(Clicks.distance(clicks.times, source.times)) < 0.001, "\(format)")
        }
    }

    @Test("ten minutes without sound are silence, and more than that is told")
    func longGap() throws {
        let tone = try Tone.file("tone.mka", level: 0.5, seconds: 2, rate: 8_000, ["-c:a", "pcm_s16le"], in: scratch)
        for (gap, seconds) in [(589, 591.0), (700, 602)] {
            let later = "setts=ts=if(gte(TS\\,990)\\,TS+\(gap)/TB\\,TS)"
            let media = try MadeClip.make("gap.mka", in: scratch, ["-i", tone.path, "-c", "copy", "-bsf:a", later])
            let outcome = try made(media, .wav)
            let samples = try Judge.samples(try #require(outcome.files.first).path)
            #expect(samples.count == Int(seconds * 8_000))
            #expect(samples.dropFirst(8_192).dropLast(7_808).allSatisfy { $0 == 0 })
            #expect(samples.suffix(4_000).contains { $0 > 4_000 })
            #expect(outcome.notes.contains { $0.contains("in the sound was made 600 s") } == (gap > 600))
        }
    }

    @Test("sound whose rate and channels change goes on, and that is said")
    func changing() throws {
        let first = try Tone.file(
            "first.mp3", level: 0.5, seconds: 1, ["-ar", "44100", "-ac", "2", "-write_xing", "0"], in: scratch)
        let second = try Tone.file(
            "second.mp3", level: 0.5, seconds: 1,
            ["-ar", "22050", "-ac", "1", "-write_xing", "0", "-id3v2_version", "0"], in: scratch)
        let path = try scratch.write(try first.bytes + second.bytes, to: "both.mp3")
        let outcome = try made(Media(path: path), .wav)
        let made = try #require(outcome.files.first).path
        let report = try ProbeReport.of(made)
        #expect(report.audio?.channels == 2)
        #expect(outcome.notes.contains { $0.hasPrefix("the sound goes on with 44100 Hz stereo after 22050 Hz") })
        let rate = Double(report.audio?.sample_rate ?? "") ?? 1
        #expect(abs(Double(try Judge.samples(made).count) / 2 / rate - 2) < 0.15)
    }

    @Test(
        "a few samples are sound too", arguments: AudioTrack.Format.allCases,
        [(0.000_1, 48_000), (0.01, 48_000), (0.000_1, 80_000)])
    func short(format: AudioTrack.Format, sound: (seconds: Double, rate: Int)) throws {
        let media = try Tone.file("short.wav", level: 0.5, seconds: sound.seconds, rate: sound.rate, in: scratch)
        let path = try #require(try made(media, format).files.first).path
        #expect(try Judge.complaints(about: path) == "")
        let rate = Double(try ProbeReport.of(path).audio?.sample_rate ?? "") ?? 0
        #expect(try Judge.samples(path).count >= Int(sound.seconds * rate))
    }

    @Test("a rate that is asked for is the file's")
    func rate() throws {
        let media = try Tone.file("tone.flac", level: 0.5, seconds: 1, in: scratch)
        for format in [AudioTrack.Format.m4a, .mp3, .flac, .wav] {
            let path = try #require(try made(media, format) { $0.sound.sampleRate = 22_050 }.files.first).path
            #expect(try ProbeReport.of(path).audio?.sample_rate == "22050")
        }
        #expect(
            try made(media, .m4a) { $0.sound.sampleRate = 48_000 }.notes
                == ["the sound was encoded: it is FLAC, not AAC"])
    }
}

@Suite("Channels of sound")
struct SoundChannelTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The first samples of the channels of FLAC made of constant sound, as parts of full scale.
    private func levels(_ expression: String, _ layout: String, _ channels: SoundSettings.Channels) throws -> [Double] {
        let media = try MadeClip.make(
            "constant.wav", in: scratch,
            ["-f", "lavfi", "-i", "aevalsrc='\(expression)':c=\(layout):s=48000:d=0.1", "-c:a", "pcm_s24le"])
        var track = AudioTrack(name: "sound.flac", format: .flac)
        track.sound.channels = channels
        let outcome = try MediaPass.Work.audioTrack(track).run(on: media, in: scratch.path)
        let path = try #require(outcome.files.first).path
        let count = try #require(try ProbeReport.of(path).audio?.channels)
        return try Judge.samples(path).dropFirst(count * 100).prefix(count).map { Double($0) / 32_768 }
    }

    private func expect(_ levels: [Double], _ expected: [Double]) {
        #expect(
            levels.count == expected.count && zip(levels, expected).allSatisfy { abs($0 - $1) < 0.000_1 }, "\(levels)")
    }

    @Test("5.1 is mixed to stereo and mono by BS.775")
    func surround51() throws {
        let all = 1 + 2 * 0.5.squareRoot()
        let h = 0.5.squareRoot()
        let (left, right) = ((0.1 + h * 0.3 + h * 0.05) / all, (0.2 + h * 0.3 + h * 0.15) / all)
        try expect(levels("0.1|0.2|0.3|0.9|0.05|0.15", "5.1", .stereo), [left, right])
        let mono = (left + right) * all / (2 + 4 * h)
        try expect(levels("0.1|0.2|0.3|0.9|0.05|0.15", "5.1(side)", .mono), [mono])
    }

    @Test("7.1 at full scale doesn't clip")
    func surround71() throws {
        try expect(levels("1|1|1|1|1|1|1|1", "7.1", .stereo), [1 - 1 / 32_768, 1 - 1 / 32_768])
        let h = 0.5.squareRoot()
        let all = 1 + 3 * h
        try expect(
            levels("0.1|0.2|0.3|0.9|0.4|0.5|0.6|0.7", "7.1", .stereo),
            [(0.1 + h * (0.3 + 0.4 + 0.6)) / all, (0.2 + h * (0.3 + 0.5 + 0.7)) / all])
    }

    @Test("one channel stays one, or becomes two alike; two become one by half of each")
    func few() throws {
        try expect(levels("0.25", "mono", .keep), [0.25])
        try expect(levels("0.25", "mono", .stereo), [0.25, 0.25])
        try expect(levels("0.25|0.75", "stereo", .mono), [0.5])
        try expect(levels("0.25|0.75", "stereo", .keep), [0.25, 0.75])
    }
}
