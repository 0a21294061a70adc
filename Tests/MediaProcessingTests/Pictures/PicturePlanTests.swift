import FFmpeg
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Picture plan")
struct PicturePlanTests {
    @Test("nothing is done where nothing has to be done")
    func nothing() {
        #expect(PicturePlan(.hd, for: .h264).filters == "")
        #expect(PicturePlan(.hd, codec: .h264, for: .h264).filters == "")
        var fitting = Transcode.Video.h264
        fitting.maxWidth = 1_280
        fitting.maxShortSide = 720
        #expect(PicturePlan(.hd, for: fitting).filters == "")
        var deep = VideoInfo.hd
        deep.pixelFormat = .yuv420p10
        var tenBits = Transcode.Video.h264
        tenBits.bitDepth = 10
        #expect(PicturePlan(deep, for: tenBits).filters == "")
        var high = deep
        high.color = ColorTags(primaries: "bt2020", transfer: "smpte2084", matrix: "bt2020nc", range: "tv")
        tenBits.dynamicRange = .keep
        #expect(PicturePlan(high, for: tenBits).filters == "")
    }

    @Test("a turn alone is no scaling")
    func turn() {
        var turned = VideoInfo.hd
        turned.rotation = Rotation(degrees: 90)
        #expect(PicturePlan(turned, for: .h264).filters == "transpose=clock")
        turned.rotation = Rotation(degrees: 0, isMirrored: true)
        #expect(PicturePlan(turned, for: .h264).filters == "hflip")
    }

    @Test("an odd line is cut off before anything else is done to it")
    func odd() {
        var odd = VideoInfo.hd
        odd.resolution = Resolution(width: 1_279, height: 720)
        odd.rotation = Rotation(degrees: 90)
        #expect(PicturePlan(odd, for: .h264).filters == "crop=w=1278:h=720:x=0:y=0:exact=1,transpose=clock")
        #expect(PicturePlan(odd, for: .h264).resolution.description == "720x1278")
    }

    @Test(
        "is deinterlaced where the stream says so, or may say so later",
        arguments: [
            ("h264", "progressive", false), ("h264", "tt", true), ("h264", nil, true),
            ("mpeg2video", "progressive", true),
            ("vp9", nil, false), ("prores", "bb", true), ("av1", nil, false),
        ])
    func interlaced(codec: String, order: String?, isDone: Bool) {
        var video = VideoInfo.hd
        video.fieldOrder = order
        let plan = PicturePlan(video, codec: CodecID(rawValue: codec), for: .h264)
        #expect(plan.filters == (isDone ? "bwdif=mode=send_frame:parity=auto:deint=interlaced" : ""))
        var never = Transcode.Video.h264
        never.deinterlace = .never
        #expect(PicturePlan(video, codec: CodecID(rawValue: codec), for: never).filters == "")
    }

    @Test("guesses colour tags as players do or as is declared, keeps what is said, and says what it guessed")
    func tags() {
        let small = VideoInfo(resolution: Resolution(width: 640, height: 360))
        let large = VideoInfo(resolution: Resolution(width: 1_280, height: 534))
        let guess = ColorTags(primaries: "smpte170m", transfer: "smpte170m", matrix: "smpte170m", range: "tv")
        #expect(PicturePlan(small, for: .h264).color == guess)
        #expect(
            PicturePlan(small, for: .h264).notes == [
                "the source doesn't say its colours; they are taken for BT.601"
            ])
        #expect(PicturePlan(large, for: .h264).color == .bt709)
        var declared = Transcode.Video.h264
        declared.assumeColor = .bt709
        #expect(PicturePlan(small, for: declared).color == .bt709)
        declared.assumeColor = .bt601
        #expect(PicturePlan(large, for: declared).color == guess)
        var said = large
        said.color = ColorTags(primaries: "bt470bg", transfer: "gamma28", matrix: "bt470bg", range: "pc")
        let kept = ColorTags(primaries: "bt470bg", transfer: "gamma28", matrix: "bt470bg", range: "tv")
        #expect(PicturePlan(said, for: declared).color == kept)
        #expect(PicturePlan(said, for: declared).notes == [])
        var drawn = small
        drawn.pixelFormat = .rgba
        #expect(PicturePlan(drawn, for: .h264).color == .bt709)
        #expect(
            PicturePlan(drawn, for: .h264).notes == [
                "where pictures can be seen through, they were laid on the background, #000000"
            ])
    }

    @Test("high dynamic range becomes BT.709, whose missing tags are BT.2020's")
    func toneMapped() {
        var high = VideoInfo.hd
        high.pixelFormat = .yuv420p10
        high.color = ColorTags(transfer: "arib-std-b67")
        let plan = PicturePlan(high, for: .h264)
        #expect(plan.color == .bt709)
        #expect(plan.notes.last == "high dynamic range was made standard (BT.709)")
        #expect(
            plan.filters
                == "zscale=tin=arib-std-b67:pin=bt2020:min=bt2020nc:rin=tv:t=linear:npl=100,format=gbrpf32le,"
                + "zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p")
    }
}

extension VideoInfo {
    /// 1280x720 in BT.709, as it is encoded.
    static var hd: VideoInfo {
        var video = VideoInfo(resolution: Resolution(width: 1_280, height: 720))
        video.pixelFormat = .yuv420p
        video.color = .bt709
        video.fieldOrder = "progressive"
        return video
    }
}

extension Transcode.Video {
    /// H.264 in its usual settings.
    static var h264: Transcode.Video { Transcode.VideoCodec.h264.usual }
}
