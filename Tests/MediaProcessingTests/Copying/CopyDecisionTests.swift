import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Whether to copy")
struct CopyDecisionTests {
    /// A stream or settings that keep a stream from being copied, and what is said of it.
    struct Flaw: Sendable, CustomTestStringConvertible {
        let clause: String
        let container: String
        let stream: @Sendable (inout StreamInfo) -> Void
        let settings: @Sendable (inout Transcode) -> Void
        var testDescription: String { clause }

        init(
            _ clause: String, in container: String = "mov",
            stream: @escaping @Sendable (inout StreamInfo) -> Void = { _ in },
            settings: @escaping @Sendable (inout Transcode) -> Void = { _ in }
        ) {
            self.clause = clause
            self.container = container
            self.stream = stream
            self.settings = settings
        }
    }

    private static func picture(_ change: (inout StreamInfo) -> Void = { _ in }) -> StreamInfo {
        var stream = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 12_800))
        stream.profile = "High"
        stream.level = 31
        stream.bitRate = 2_000_000
        var video = VideoInfo(resolution: Resolution(width: 1_280, height: 720))
        video.pixelFormat = .yuv420p
        video.fieldOrder = "progressive"
        video.averageFrameRate = Rational(24, 1)
        video.color = .bt709
        stream.video = video
        change(&stream)
        return stream
    }

    private static func decide(
        _ stream: StreamInfo, container: String = "mov", _ change: (inout Transcode) -> Void = { _ in }
    ) throws -> CopyDecision {
        var transcode = Transcode.copying(.mp4, .h264, .aac)
        transcode.plays = .everywhere
        change(&transcode)
        let source = MediaInfo(container: [container], size: 1, streams: [stream])
        return PictureCopying(stream, try #require(stream.video), of: source, for: transcode).decision
    }

    @Test("what is right is copied, in every container that has times")
    func right() throws {
        for container in ["mov", "matroska", "mpegts", "flv"] {
            let decision = try Self.decide(Self.picture(), container: container)
            #expect(decision.copies && decision.faults.isEmpty && decision.hindrances.isEmpty)
            #expect(decision.note == "the picture was right already and was copied")
        }
    }

    @Test(
        "what isn't right is encoded, and each reason is one clause",
        arguments: [
            Flaw("it is VP9, not H.264", stream: { $0.codec = .vp9 }),
            Flaw("it is H.264 High 4:2:2, which doesn't play everywhere", stream: { $0.profile = "High 4:2:2" }),
            Flaw("it is of level 5.1, over 4.0", stream: { $0.level = 51 }),
            Flaw(
                "its samples are yuv422p, not yuv420p",
                stream: { $0.video?.pixelFormat = PixelFormat(rawValue: "yuv422p") }),
            Flaw("it has the full range of values", stream: { $0.video?.color.range = "pc" }),
            Flaw("it has the full range of values", stream: { $0.video?.pixelFormat = .yuvj420p }),
            Flaw("it has high dynamic range", stream: { $0.video?.color.transfer = "smpte2084" }),
            Flaw("it can be seen through", stream: { $0.metadata["alpha_mode"] = "1" }),
            Flaw("its pixels aren't square", stream: { $0.video?.sampleAspectRatio = Rational(16, 11) }),
            Flaw("it is rotated", stream: { $0.video?.rotation = Rotation(degrees: 90) }),
            Flaw("it is mirrored", stream: { $0.video?.rotation = Rotation(degrees: 0, isMirrored: true) }),
            Flaw(
                "it is 1281x721, over 1280x720",
                stream: { $0.video?.resolution = Resolution(width: 1_281, height: 721) }),
            Flaw("it is interlaced", stream: { $0.video?.fieldOrder = "tt" }),
            Flaw("it doesn't say that it isn't interlaced", stream: { $0.video?.fieldOrder = nil }),
            Flaw("its bit rate isn't known", stream: { $0.bitRate = nil }),
            Flaw("it has 3.1 Mb/s, over 3.0 Mb/s", stream: { $0.bitRate = 3_100_000 }),
        ])
    func wrong(flaw: Flaw) throws {
        let decision = try Self.decide(Self.picture(flaw.stream)) { $0.video.maxBitRate = 3_000_000 }
        #expect(decision.faults == [flaw.clause])
        #expect(decision.note == "the picture was encoded: \(flaw.clause)")
        #expect(!decision.copies)
    }

    @Test(
        "settings decide too",
        arguments: [
            Flaw("it is 1280x720, over 640x360", settings: { $0.video.maxWidth = 640 }),
            Flaw(
                "it is 1280x720, not 1920x1080",
                settings: { ($0.video.width, $0.video.height, $0.video.upscale) = (1_920, 1_080, true) }),
            Flaw("it has 24 pictures a second, over 12", settings: { $0.video.maxFrameRate = 12 }),
            Flaw("25 equal steps a second are asked for", settings: { $0.video.frameRate = Rational(25, 1) }),
            Flaw("its samples are yuv420p, not yuv420p10le", settings: { $0.video.bitDepth = 10 }),
        ])
    func settings(flaw: Flaw) throws {
        #expect(try Self.decide(Self.picture()) { flaw.settings(&$0) }.faults == [flaw.clause])
    }

    @Test(
        "what can't be copied is encoded where it may be, and refused where it always shall be copied",
        arguments: [
            Flaw("avi has no times for it", in: "avi"),
            Flaw("WebM can't hold H.264", settings: { $0.container = .webm }),
            Flaw("a part of it is asked for", settings: { $0.trim = Trim(start: Seconds(1)) }),
            Flaw(
                "its edit list shows several parts",
                stream: { $0.edits = [0, 1].map { Edit(duration: Seconds(1), mediaStart: Seconds(Double($0))) } }),
            Flaw(
                "its edit list is too long to be read whole",
                stream: { ($0.edits, $0.unreadEdits) = ([Edit(duration: Seconds(1), mediaStart: nil)], 1) }),
            Flaw(
                "its edit list leaves out some of its pictures",
                stream: {
                    $0.mediaDuration = Seconds(4)
                    $0.edits = [Edit(duration: Seconds(3.9), mediaStart: Seconds(0.08))]
                }),
            Flaw(
                "its edit list leaves out some of its pictures",
                stream: { $0.discardedFrames = DiscardedFrames([true, false, true, false, true]) }),
        ])
    func hindered(flaw: Flaw) throws {
        let stream = Self.picture(flaw.stream)
        let decision = try Self.decide(stream, container: flaw.container) { flaw.settings(&$0) }
        #expect(decision.hindrances == [flaw.clause] && decision.answer == .encode)
        let refused = try Self.decide(stream, container: flaw.container) {
            flaw.settings(&$0)
            $0.video.copy = .always
        }
        #expect(refused.answer == .refuse && refused.note == nil)
        #expect(
            refused.objection(to: "a.mp4")?.message
                == "the picture of a.mp4 can't be copied: \(flaw.clause); say \"copy\": \"whenRight\" to encode it")
    }

    @Test("levels and profiles are nobody's business where nothing is promised, and 4.2 plays in browsers")
    func promises() throws {
        let stream = Self.picture { ($0.level, $0.profile) = (51, "High 4:4:4 Predictive") }
        #expect(try Self.decide(stream) { $0.plays = nil }.copies)
        #expect(try Self.decide(stream) { $0.plays = .somewhere }.copies)
        #expect(try Self.decide(Self.picture { $0.level = 42 }) { $0.plays = .browsers }.copies)
        #expect(try !Self.decide(Self.picture { $0.level = 42 }).copies)
    }

    // MARK: Sound

    private static func decideSound(
        _ change: (inout StreamInfo) -> Void, _ settings: (inout Transcode) -> Void = { _ in }
    ) throws -> CopyDecision {
        var stream = StreamInfo(index: 1, kind: .audio, codec: .aac, timeBase: Rational(1, 48_000))
        stream.profile = "LC"
        stream.bitRate = 128_000
        stream.audio = AudioInfo(sampleRate: 48_000, layout: .stereo)
        change(&stream)
        var transcode = Transcode.copying(.mp4, .h264, .aac)
        settings(&transcode)
        let request = try #require(transcode.soundRequest)
        let source = MediaInfo(container: ["mov"], size: 1, streams: [stream])
        return SoundCopying(stream, try #require(stream.audio), [], of: source, for: request).decision
    }

    @Test(
        "sound that isn't right is encoded, and each reason is one clause",
        arguments: [
            Flaw("it is Opus, not AAC", stream: { $0.codec = .opus }),
            Flaw("it is HE-AAC, not AAC-LC", stream: { $0.profile = "HE-AAC" }),
            Flaw("a loudness is asked for", settings: { $0.audio?.sound.loudness = LoudnessTarget() }),
            Flaw("it has 48000 Hz, not 44100 Hz", settings: { $0.audio?.sound.sampleRate = 44_100 }),
            Flaw(
                "it is 5.1, not stereo", stream: { $0.audio?.layout = .surround51 },
                settings: { $0.audio?.sound.channels = .stereo }),
            Flaw("it has 128 kb/s, over 64 kb/s", settings: { $0.audio?.bitRate = 64_000 }),
        ])
    func sound(flaw: Flaw) throws {
        #expect(try Self.decideSound(flaw.stream, flaw.settings).faults == [flaw.clause])
    }

    @Test("sound whose beginning an edit list cuts off isn't copied to where there are no edit lists")
    func cut() throws {
        func decide(_ start: Double, _ container: Transcode.Container) throws -> CopyDecision {
            try Self.decideSound({ $0.edits = [Edit(duration: Seconds(1), mediaStart: Seconds(start))] }) {
                $0.container = container
            }
        }
        #expect(
            try decide(0.1, .mkv).hindrances == ["its edit list leaves out its beginning, and MKV has no edit lists"])
        #expect(try decide(0.1, .mp4).copies)
        // What encoders of AAC put there.
        #expect(try decide(1_024 / 44_100, .mkv).copies && decide(2_112 / 44_100, .mkv).copies)
    }

    @Test("a file of sound alone is a copy where nothing of it is to be changed, whatever AAC it is")
    func extracted() throws {
        func decide(
            _ format: AudioTrack.Format, _ stream: (inout StreamInfo) -> Void, _ track: (inout AudioTrack) -> Void
        ) throws -> CopyDecision {
            var source = StreamInfo(index: 0, kind: .audio, codec: .aac, timeBase: Rational(1, 48_000))
            source.profile = "HE-AAC"
            source.audio = AudioInfo(sampleRate: 48_000, layout: .stereo)
            stream(&source)
            var wanted = AudioTrack(name: "a", format: format)
            track(&wanted)
            let info = MediaInfo(container: ["aac"], size: 1, streams: [source])
            return SoundCopying(source, try #require(source.audio), [], of: info, for: wanted.soundRequest).decision
        }
        #expect(try decide(.m4a, { _ in }, { _ in }).note == "the sound was right already and was copied")
        for format in AudioTrack.Format.allCases where format != .m4a {
            #expect(try decide(format, { _ in }, { _ in }).answer == .encode)
        }
        let changes: [(clause: String, stream: (inout StreamInfo) -> Void, track: (inout AudioTrack) -> Void)] = [
            ("it is Opus, not AAC", { $0.codec = .opus }, { _ in }),
            ("a bit rate is asked for", { _ in }, { $0.bitRate = 64_000 }),
            ("it has 48000 Hz, not 44100 Hz", { _ in }, { $0.sound.sampleRate = 44_100 }),
            ("it is stereo, not mono", { _ in }, { $0.sound.channels = .mono }),
            ("a loudness is asked for", { _ in }, { $0.sound.loudness = LoudnessTarget() }),
            ("a part of it is asked for", { _ in }, { $0.trim = Trim(start: Seconds(1)) }),
            ("it is encrypted", { $0.isEncrypted = true }, { _ in }),
            (
                "its edit list shows several parts",
                { $0.edits = [0, 1].map { Edit(duration: Seconds(1), mediaStart: Seconds(Double($0))) } }, { _ in }
            ),
        ]
        for change in changes {
            #expect(try decide(.m4a, change.stream, change.track).note == "the sound was encoded: \(change.clause)")
        }
    }

    @Test("one channel is right where two are asked for, and six are where the source's are")
    func channels() throws {
        #expect(try Self.decideSound({ $0.audio?.layout = .mono }) { $0.audio?.sound.channels = .stereo }.copies)
        #expect(try Self.decideSound({ $0.audio?.layout = .surround51 }).copies)
        #expect(try !Self.decideSound({ _ in }) { $0.audio?.sound.channels = .mono }.copies)
    }
}
