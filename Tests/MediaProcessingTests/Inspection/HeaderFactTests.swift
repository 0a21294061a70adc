import MediaProcessing
import MediaTypes
import Testing

@Suite("Facts from the header")
struct HeaderFactTests {
    private func facts(_ media: Media) async throws -> MediaInfo {
        try await InProcessPasses().probe(path: media.path, name: media.name, Probe()).source
    }

    @Test("tell the edit list and the priming of an MP4")
    func edits() async throws {
        let scratch = try Scratch()
        let plain = try MadeClip.plain("plain.mp4", in: scratch, ["-c:a", "aac", "-bf", "0"])
        let audio = try #require(try await facts(plain).firstAudio)
        #expect(audio.audio?.priming == 1_024)
        #expect(audio.edits?.map(\.mediaStart) == [Seconds(Timestamp(ticks: 1_024, timeBase: Rational(1, 44_100)))])
        let late = try MadeClip.make(
            "late.mp4", in: scratch,
            ["-itsoffset", "0.5", "-i", plain.path, "-i", plain.path]
                + ["-map", "0:v", "-map", "1:a", "-c", "copy"])
        let edits = try #require(try await facts(late).firstVideo?.edits)
        #expect(edits.map(\.mediaStart) == [nil, Seconds(0)])
        #expect(edits.first?.duration == Seconds(0.5))
    }

    @Test("tell how many edits of a long list aren't among them", arguments: [2, 256, 257, 1_000])
    func manyEdits(count: Int) async throws {
        let scratch = try Scratch()
        let plain = try MadeClip.plain("plain.mp4", in: scratch, ["-an", "-bf", "0", "-use_editlist", "0"])
        var movie = try plain.bytes
        // A thousandth of a second each, from the beginning, at the usual speed.
        let edit = [UInt32(1), 0, 0x1_0000].flatMap(\.bytes)
        let list = [UInt32(0), UInt32(count)].flatMap(\.bytes) + (0..<count).flatMap { _ in edit }
        Boxes.append("edts", Boxes.box("elst", list), to: [("moov", 0), ("trak", 0)], in: &movie)
        let stream = try #require(
            try await facts(Media(path: try scratch.write(movie, to: "edited.mp4"))).firstVideo)
        #expect(stream.edits?.count == min(256, count))
        #expect(stream.unreadEdits == (count > 256 ? count - 256 : nil))
    }

    @Test("tell fragments, timecode, covers and data tracks")
    func others() async throws {
        let scratch = try Scratch()
        let fragmented = try MadeClip.plain("fragmented.mp4", in: scratch, ["-movflags", "frag_keyframe+empty_moov"])
        #expect(try await facts(fragmented).isFragmented == true)
        let timed = try MadeClip.plain("timed.mov", in: scratch, ["-timecode", "01:00:00:00"])
        let info = try await facts(timed)
        #expect(info.timecode == "01:00:00:00")
        #expect(info.isFragmented == false)
        #expect(info.streams.last?.kind == .data && info.streams.last?.codecTag == "tmcd")
        let cover = try MadeClip.make(
            "cover.png", in: scratch, ["-f", "lavfi", "-i", "color=s=32x32", "-frames:v", "1"])
        let covered = try MadeClip.make(
            "covered.mp4", in: scratch,
            ["-i", fragmented.path, "-i", cover.path, "-map", "0", "-map", "1", "-c", "copy"]
                + ["-disposition:v:1", "attached_pic"])
        let streams = try await facts(covered).streams
        #expect(streams.map(\.isAttachedPicture) == [false, false, true])
        #expect(streams.last?.codec == .png && streams.last?.video?.resolution == Resolution(width: 32, height: 32))
    }

    @Test("tell the light of high dynamic range, and Dolby Vision, as ffprobe does")
    func light() async throws {
        let scratch = try Scratch()
        let plain = try MadeClip.plain("plain.mp4", in: scratch, ["-an", "-c:v", "libx264", "-color_trc", "smpte2084"])
        var movie = try plain.bytes
        // Green, blue, red, white and the luminances of SMPTE ST 2086; MaxCLL and MaxFALL; profile 8.1, level 6.
        let display: [UInt16] = [13_250, 34_500, 7_500, 3_000, 34_000, 16_000, 15_635, 16_450]
        let luminances: [UInt32] = [10_000_000, 50]
        Boxes.append("mdcv", display.flatMap(\.bytes) + luminances.flatMap(\.bytes), toFirstPictures: &movie)
        Boxes.append("clli", [UInt16(1_000), 400].flatMap(\.bytes), toFirstPictures: &movie)
        let media = Media(path: try scratch.write(movie, to: "light.mp4"))
        let video = try #require(try await facts(media).firstVideo?.video)
        #expect(video.dynamicRange == .pq)
        let judged = try ProbeReport.of(media.path).video?.side_data_list ?? []
        let light = try #require(judged.first { $0.max_content != nil })
        #expect(video.contentLight == ContentLight(maximum: 1_000, maximumAverage: 400))
        #expect(light.max_content == 1_000 && light.max_average == 400)
        let found = try #require(video.masteringDisplay)
        let said = try #require(judged.first { $0.max_luminance != nil })
        #expect(found.maximumLuminance == said.max_luminance.flatMap { Rational($0)?.value })
        #expect(found.red?.x == said.red_x.flatMap { Rational($0)?.value })
        #expect(found.white?.y == said.white_point_y.flatMap { Rational($0)?.value })
        Boxes.append(
            "dvvC", [1, 0, 8 << 1, 6 << 3 | 5, 1 << 4] + Array(repeating: 0, count: 19), toFirstPictures: &movie)
        let vision = Media(path: try scratch.write(movie, to: "vision.mp4"))
        let dolby = try await facts(vision).firstVideo?.video
        #expect(dolby?.dynamicRange == .dolbyVision)
        let record = try #require(try ProbeReport.of(vision.path).video?.side_data_list?.first { $0.dv_profile != nil })
        #expect(dolby?.dolbyVision?.profile == 8 && record.dv_profile == 8)
        #expect(dolby?.dolbyVision?.level == 6 && record.dv_level == 6)
        #expect(dolby?.dolbyVision?.baseCompatibility == 1 && record.dv_bl_signal_compatibility_id == 1)
    }

    @Test("contradict each other where colours do")
    func colors() {
        func failures(
            _ color: ColorTags, _ format: PixelFormat, _ size: Resolution, _ codec: CodecID = .h264
        ) -> [String] {
            var video = VideoInfo(resolution: size)
            video.color = color
            video.pixelFormat = format
            var stream = StreamInfo(index: 0, kind: .video, codec: codec, timeBase: Rational(1, 25))
            stream.video = video
            var expect = Expectations()
            expect.consistentColor = true
            return expect.failures(of: MediaInfo(container: ["mp4"], size: 1, streams: [stream]))
        }
        let hd = Resolution(width: 1_280, height: 720)
        #expect(failures(.bt709, .yuv420p, hd) == [])
        #expect(failures(.bt709, .yuv420p, Resolution(width: 640, height: 480)) == [])
        #expect(failures(.unspecified, .yuv420p, hd) == [])
        #expect(failures(ColorTags(matrix: "bt470bg", range: "pc"), .yuvj420p, hd, .mjpeg) == [])
        #expect(failures(ColorTags(primaries: "smpte431", transfer: "smpte2084"), .yuv420p10, hd) == [])
        #expect(
            failures(ColorTags(matrix: "smpte170m"), .yuv420p, hd)
                == ["its matrix is smpte170m, of standard definition, and its size is 1280x720"])
        #expect(
            failures(ColorTags(primaries: "bt709", transfer: "smpte2084", matrix: "bt2020nc"), .yuv420p10, hd) == [
                "its transfer is smpte2084, of high dynamic range, and its primaries are bt709",
                "its primaries are bt709 and its matrix is bt2020nc",
            ])
        #expect(
            failures(ColorTags(matrix: "gbr", range: "tv"), .yuvj420p, hd) == [
                "its matrix is gbr and its pixels are yuvj420p",
                "its range is tv and its pixels are yuvj420p, of full range",
            ])
    }
}

extension FixedWidthInteger {
    /// Its bytes, the highest first.
    fileprivate var bytes: [UInt8] { (0..<bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: self >> ($0 * 8)) } }
}
