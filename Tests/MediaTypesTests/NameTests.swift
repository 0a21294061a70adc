import Foundation
import MediaTypes
import Testing

@Suite("Names of codecs, formats and layouts")
struct NameTests {
    @Test("a name is plain text in JSON and when it is shown")
    func plainText() throws {
        let encoder = JSONEncoder()
        #expect(
            String(decoding: try encoder.encode([CodecID.h264, .pcmS16LE]), as: UTF8.self) == #"["h264","pcm_s16le"]"#)
        #expect(String(decoding: try encoder.encode([PixelFormat.yuv420p10]), as: UTF8.self) == #"["yuv420p10le"]"#)
        #expect(String(decoding: try encoder.encode([SampleFormat.floatPlanar]), as: UTF8.self) == #"["fltp"]"#)
        #expect(
            "\(CodecID.opus) \(PixelFormat.gray8) \(SampleFormat.s16) \(ChannelLayout.surround51)"
                == "opus gray s16 5.1")
        #expect(try JSONDecoder().decode([CodecID].self, from: Data(#"["vp9"]"#.utf8)) == [.vp9])
    }

    @Test("a name that no constant stands for is kept as it is")
    func unknown() {
        #expect(CodecID(rawValue: "theora").description == "theora")
        #expect(CodecID(rawValue: "H264") != .h264)
    }
}

@Suite("Facts of a file")
struct MediaInfoTests {
    private func stream(_ index: Int, _ kind: MediaKind) -> StreamInfo {
        var stream = StreamInfo(index: index, kind: kind, codec: .mjpeg, timeBase: Rational(1, 25))
        if kind == .video { stream.video = VideoInfo(resolution: Resolution(width: 2, height: 2)) }
        if kind == .audio { stream.audio = AudioInfo(sampleRate: 48_000, layout: .stereo) }
        return stream
    }

    @Test("a cover is not the video of a song")
    func cover() {
        var cover = stream(0, .video)
        cover.isAttachedPicture = true
        var info = MediaInfo(container: ["mp3"], size: 1, streams: [cover, stream(1, .audio), stream(2, .audio)])
        #expect(info.firstVideo == nil)
        #expect(info.firstAudio?.index == 1)
        info.streams.append(stream(3, .video))
        #expect(info.firstVideo?.index == 3)
    }

    @Test("comes back from JSON as it was")
    func json() throws {
        var info = MediaInfo(container: ["mov", "mp4"], size: 7, streams: [stream(0, .video), stream(1, .audio)])
        info.duration = Seconds(microseconds: 2_000_000)
        info.moovFirst = true
        info.metadata = ["title": "Grüße"]
        info.streams[0].video?.averageFrameRate = Rational(24_000, 1_001)
        info.streams[0].video?.rotation = Rotation(degrees: 90, isMirrored: true)
        info.isFragmented = false
        info.streams[0].edits = [
            Edit(duration: Seconds(1), mediaStart: nil), Edit(duration: Seconds(2), mediaStart: Seconds(0)),
        ]
        info.streams[0].video?.contentLight = ContentLight(maximum: 1_000, maximumAverage: 400)
        info.streams[0].video?.masteringDisplay = MasteringDisplay()
        info.streams[0].video?.masteringDisplay?.red = .init(x: 0.68, y: 0.32)
        info.streams[0].video?.dolbyVision = DolbyVision(
            profile: 8, level: 6, baseCompatibility: 1, hasEnhancementLayer: false)
        info.streams[1].audio?.priming = 1_024
        #expect(try JSONDecoder().decode(MediaInfo.self, from: JSONEncoder().encode(info)) == info)
    }

    @Test("is read where facts that are newer are not written")
    func older() throws {
        let text = """
            {"container": ["mp4"], "size": 7, "metadata": {}, "moovFirst": true, "streams": [{"index": 0, "kind": "video",
             "codec": "h264", "timeBase": "1/25", "isDefault": true, "isAttachedPicture": false, "metadata": {}, "video":
             {"resolution": {"width": 16, "height": 16}, "color": {}, "rotation": {"degrees": 0, "isMirrored": false}}}]}
            """
        let info = try JSONDecoder().decode(MediaInfo.self, from: Data(text.utf8))
        #expect(info.isFragmented == nil && info.streams[0].edits == nil)
        #expect(info.firstVideo?.video?.dynamicRange == .sdr)
    }

    @Test(
        "has the dynamic range of its transfer, or Dolby Vision's",
        arguments: [(nil, .sdr), ("bt709", .sdr), ("smpte2084", .pq), ("arib-std-b67", .hlg)]
            as [(String?, DynamicRange)])
    func dynamicRange(_ transfer: String?, _ range: DynamicRange) {
        var video = VideoInfo(resolution: Resolution(width: 16, height: 16))
        video.color.transfer = transfer
        #expect(video.dynamicRange == range)
        video.dolbyVision = DolbyVision(profile: 5, level: 1, baseCompatibility: 0, hasEnhancementLayer: false)
        #expect(video.dynamicRange == .dolbyVision)
    }

    @Test("has the timecode of the file, else of the first stream that says one")
    func timecode() {
        var info = MediaInfo(container: ["mov"], size: 1, streams: [stream(0, .video), stream(1, .audio)])
        #expect(info.timecode == nil)
        info.streams[1].metadata["timecode"] = "01:00:00:00"
        #expect(info.timecode == "01:00:00:00")
        info.metadata["timecode"] = "02:00:00:00"
        #expect(info.timecode == "02:00:00:00")
    }

    @Test(
        "is interlaced only if it says so",
        arguments: [(nil, false), ("progressive", false), ("tt", true), ("bb", true), ("tb", true), ("bt", true)]
            as [(String?, Bool)])
    func fields(_ order: String?, _ isInterlaced: Bool) {
        var video = VideoInfo(resolution: Resolution(width: 720, height: 576))
        video.fieldOrder = order
        #expect(video.isInterlaced == isInterlaced)
    }
}
