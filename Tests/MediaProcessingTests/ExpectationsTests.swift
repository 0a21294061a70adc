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
                "its video codec is h264 and not vp9", "its frame rate is 24.0, under 25.0",
                "it has an audio stream and should have none", "it lasts 5.0 s, under 6.0 s",
            ])
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
