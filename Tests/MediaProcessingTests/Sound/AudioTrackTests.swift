import FFmpeg
import MediaProcessing
import Testing

@Suite("Audio track")
struct AudioTrackTests {
    @Test("in M4A is a copy, packet for packet, where the clip's sound is AAC", arguments: Self.aac)
    func copy(media: Media) throws {
        let outcome = try sound(.m4a, of: media)
        #expect(outcome.notes.first == "the sound was right already and was copied")
        let path = try #require(outcome.files.first).path
        let hashes = try Judge.packetHashes(path, "a")
        #expect(!hashes.isEmpty)
        #expect(try hashes == Judge.packetHashes(media.path, "a"))
        #expect(Boxes.isIndexFirst(try Media(path: path).bytes) == true)
        #expect(try ProbeReport.of(path).streams.map(\.codec_type) == ["audio"])
    }

    @Test("in FLAC and WAV has the samples that FFmpeg decodes", arguments: [AudioTrack.Format.flac, .wav], Self.plain)
    func lossless(format: AudioTrack.Format, media: Media) throws {
        let path = try #require(try sound(format, of: media).files.first).path
        let (made, source) = (try Judge.samples(path), try Judge.samples(media.path))
        #expect(made.count == source.count)
        #expect(zip(made, source).map { abs(Int($0) - Int($1)) }.max() ?? 99 <= 1)
    }

    @Test("has the clip's length, channels and rate", arguments: AudioTrack.Format.allCases, Self.plain)
    func facts(format: AudioTrack.Format, media: Media) throws {
        let path = try #require(try sound(format, of: media).files.first).path
        let (made, source) = (try ProbeReport.of(path), try ProbeReport.of(media.path))
        #expect(made.audio?.codec_name == Self.codecs[format])
        #expect(made.audio?.channels == source.audio?.channels)
        #expect(made.audio?.sample_rate == (format == .opus ? "48000" : source.audio?.sample_rate))
        #expect(made.streams.count == 1)
        #expect(try Judge.complaints(about: path) == "")
        let seconds = try [path, media.path].map { path in
            let rate = Double(try ProbeReport.of(path).audio?.sample_rate ?? "") ?? 1
            let channels = Double(try ProbeReport.of(path).audio?.channels ?? 1)
            return Double(try Judge.samples(path).count) / channels / rate
        }
        #expect(abs(seconds[0] - seconds[1]) < 0.03)
    }

    @Test("that starts late has silence before it, so that it fits the picture", arguments: AudioTrack.Format.allCases)
    func late(format: AudioTrack.Format) throws {
        let path = try #require(try sound(format, of: .fixture("late.mp4")).files.first).path
        let onset = try #require(try Judge.soundOnset(path))
        // An MP3's times begin with what its decoder throws away; a player's don't.
        let start = format == .mp3 ? try ProbeReport.of(path).start : 0
        #expect(abs(onset - start - 10) < 0.003)
    }

    @Test(
        "of other people's files has the samples that FFmpeg decodes",
        .enabled(if: SharedMedia.isThere, SharedMedia.absence),
        arguments: [
            "real/mdn__guitar.mp3", "real/androidx-media__midroll-5s.mp4", "awkward/androidx-media__sample_96khz.wav",
            "awkward/androidx-media__sample_float64.wav",
        ])
    func foreign(path: String) throws {
        let media = SharedMedia.file(path)
        let made = try Judge.samples(try #require(try sound(.wav, of: media).files.first).path)
        let source = try Judge.samples(media.path)
        #expect(made.count == source.count)
        #expect(zip(made, source).map { abs(Int($0) - Int($1)) }.max() ?? 99 <= 1)
    }

    @Test(
        "of surround sound keeps its channels where the format has them",
        .enabled(if: SharedMedia.isThere, SharedMedia.absence), arguments: AudioTrack.Format.allCases)
    func surround(format: AudioTrack.Format) throws {
        let media = SharedMedia.file("awkward/androidx-media__sample.eac3")
        let outcome = try sound(format, of: media)
        let made = try ProbeReport.of(try #require(outcome.files.first).path)
        #expect(made.audio?.channels == (format == .mp3 ? 2 : 6))
        #expect(
            outcome.notes.filter { !$0.hasPrefix("the sound was encoded: ") }
                == (format == .mp3
                    ? [
                        "MP3 can't have the channels 5.1(side)",
                        "5.1(side) was mixed to stereo: centre and surround at -3 dB, low frequencies left out, and all by 7.7 dB "
                            + "lower so that it can't clip",
                    ] : []))
    }

    @Test("at a low rate, where packets are long, is taken for whole", arguments: AudioTrack.Format.allCases)
    func lowRate(format: AudioTrack.Format) throws {
        let path = try #require(try sound(format, of: .fixture("telephone.wav")).files.first).path
        #expect(try Judge.complaints(about: path) == "")
    }

    @Test("of a clip without sound is the failure that says so", arguments: AudioTrack.Format.allCases)
    func silent(format: AudioTrack.Format) throws {
        let error = #expect(throws: MediaError.self) { try sound(format, of: .fixture("silent.webm")) }
        #expect(error == MediaError(.noSuchStream, "silent.webm has no audio stream, and extractAudio needs one"))
        #expect(scratch.names == [])
    }

    @Test("is the same bytes each time", arguments: AudioTrack.Format.allCases)
    func repeatable(format: AudioTrack.Format) throws {
        #expect(
            try sound(format, of: .fixture("clip.mp4")).contents == sound(format, of: .fixture("clip.mp4")).contents)
    }

    private static let plain = [Media.fixture("clip.mp4"), .fixture("tone.wav"), .fixture("short.mp4")]
    private static let aac =
        [Media.fixture("clip.mp4"), .fixture("short.mp4"), .fixture("stacked.mp4")]
        + [
            "mdn__flower.mp4", "mdn__friday.mp4", "androidx-media__sample.mp4", "androidx-media__midroll-5s.mp4",
            "androidx-media__internal_emulator_transformer_output.mp4", "androidx-media__sample_portrait.mp4",
        ].filter { _ in SharedMedia.isThere }.map { SharedMedia.file("real/\($0)") }
    private static let codecs: [AudioTrack.Format: String] = [
        .m4a: "aac", .opus: "opus", .mp3: "mp3", .flac: "flac", .wav: "pcm_s16le",
    ]

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func sound(_ format: AudioTrack.Format, of media: Media) throws -> PassOutcome {
        try MediaPass.Work.sound(format).run(on: media, in: scratch.path)
    }
}
