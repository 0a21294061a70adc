import MediaProcessing
import MediaTypes
import Testing

@Suite("Expectations")
struct ExpectationsTests {
    @Test("that are met say nothing")
    func met() {
        var expectations = Self.video { $0.width = 720 }
        expectations.video?.height = 1_280
        expectations.video?.codec = "h264"
        expectations.video?.minimumFrameRate = 24
        expectations.video?.maximumFrameRate = 24
        expectations.audio = .required
        expectations.minimumDuration = 5
        expectations.maximumDuration = 5
        #expect(expectations.failures(of: Self.portrait) == [])
        #expect(Expectations().failures(of: MediaInfo(container: [], size: 0)) == [])
    }

    @Test("that aren't met are all said, of the upright picture")
    func notMet() {
        var expectations = Self.video { $0.width = 1_280 }
        expectations.video?.height = 720
        expectations.video?.codec = "vp9"
        expectations.video?.minimumFrameRate = 25
        expectations.audio = .absent
        expectations.minimumDuration = 6
        #expect(
            expectations.failures(of: Self.portrait) == [
                "its width is 720 and not 1280", "its height is 1280 and not 720",
                "its video codec is h264 and not vp9", "its frame rate is 24, under 25",
                "it has an audio stream and should have none", "it lasts 5 s, under 6 s",
            ])
    }

    @Test("that limit nothing need nothing decoded")
    func empty() {
        for path in [\Expectations.black, \.frozen, \.silent, \.clipped] {
            var expectations = Expectations()
            expectations[keyPath: path] = Expectations.StretchLimits()
            #expect(expectations.depth == .header)
            expectations[keyPath: path]?.longest = 0
            #expect(expectations.depth == .frames)
        }
    }

    @Test("of the place of the index are not met by a file whose index wasn't found")
    func index() {
        func failures(_ moovFirst: Bool?, _ container: String = "mov", wants: Bool = true) -> [String] {
            var source = MediaInfo(container: [container], size: 1)
            source.moovFirst = moovFirst
            var expectations = Expectations()
            expectations.fastStart = wants
            return expectations.failures(of: source)
        }
        #expect(failures(true) == [] && failures(false, wants: false) == [])
        #expect(failures(false) == ["its index comes after the media"])
        #expect(failures(true, wants: false) == ["its index comes before the media"])
        #expect(failures(nil) == ["where its index is can't be told"])
        #expect(failures(nil, "matroska") == [])
    }

    @Test("of what isn't there say that it isn't there")
    func absent() {
        var expectations = Self.video { $0.width = 1_280 }
        expectations.audio = .required
        expectations.maximumDuration = 4
        #expect(
            expectations.failures(of: MediaInfo(container: ["wav"], size: 1)) == [
                "it has no video stream", "it has no audio stream", "its duration is not known",
            ])
    }

    @Test("need packets or frames only for what headers don't say")
    func depth() {
        var expectations = Self.video { $0.dynamicRange = .sdr }
        expectations.fastStart = true
        expectations.audio = .required
        #expect(expectations.depth == .header)
        #expect(Self.video { $0.constantFrameRate = false }.depth == .packets)
        #expect(Self.video { $0.maximumKeyframeInterval = 2 }.depth == .packets)
        expectations.maximumAVOffset = 0.1
        #expect(expectations.depth == .packets)
        let changes: [(inout Expectations) -> Void] = [
            { $0.black = Self.none }, { $0.frozen = Self.none }, { $0.silent = Self.none }, { $0.clipped = Self.none },
            { $0.minimumLoudness = -20 }, { $0.maximumLoudness = -20 }, { $0.maximumTruePeak = -1 },
            { $0.maximumDecodeErrors = 0 }, { $0.maximumMissingFrames = 0 },
        ]
        for change in changes {
            var deeper = expectations
            change(&deeper)
            #expect(deeper.depth == .frames)
        }
    }

    private static var none: Expectations.StretchLimits {
        var limits = Expectations.StretchLimits()
        limits.maximum = 0
        return limits
    }

    @Test("of what was found say the finding and its limit, and nothing of what wasn't looked for")
    func found() {
        var expectations = Expectations()
        expectations.audio = .required
        expectations.minimumLoudness = -20
        expectations.maximumDecodeErrors = 0
        expectations.maximumMissingFrames = 1
        expectations.video = Self.video { $0.interlaced = false }.video
        var inspection = Inspection(depth: .frames)
        #expect(expectations.failures(of: inspection, in: Self.portrait) == [])
        inspection.sound = SoundInspection()
        inspection.pictures = PictureInspection()
        inspection.pictures?.decoded = 118
        inspection.pictures?.interlaced = 3
        inspection.pictures?.missing = 2
        inspection.pictures?.damaged = 1
        inspection.decodeErrors = 1
        inspection.firstDecodeError = "error while decoding MB 3 1"
        #expect(
            expectations.failures(of: inspection, in: Self.portrait) == [
                "it has a stream of sound and no sound in it", "its loudness can't be measured, under -20 LUFS",
                "3 of its 118 pictures are interlaced",
                "1 packet could not be decoded whole (error while decoding MB 3 1), over 0",
                "2 of its pictures are missing and 1 of its pictures is damaged, over 1 together",
            ])
    }

    /// 5 s at 24 frames a second, stored lying on its side.
    private static let portrait: MediaInfo = {
        var picture = VideoInfo(resolution: Resolution(width: 1_280, height: 720))
        picture.rotation = Rotation(degrees: 90)
        picture.averageFrameRate = Rational(24, 1)
        var video = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 12_288))
        video.video = picture
        var audio = StreamInfo(index: 1, kind: .audio, codec: .aac, timeBase: Rational(1, 48_000))
        audio.audio = AudioInfo(sampleRate: 48_000, layout: .stereo)
        var info = MediaInfo(container: ["mp4"], size: 1, streams: [video, audio])
        info.duration = Seconds(5)
        return info
    }()

    private static func video(_ change: (inout Expectations.Video) -> Void) -> Expectations {
        var video = Expectations.Video()
        change(&video)
        var expectations = Expectations()
        expectations.video = video
        return expectations
    }
}
