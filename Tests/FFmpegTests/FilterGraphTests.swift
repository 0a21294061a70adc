import FFmpeg
import Foundation
import MediaTypes
import Testing

@Suite("FilterGraph")
struct FilterGraphTests {
    private func filtered(_ chain: String, count: Int = 3) throws -> [Picture] {
        var graph = try FilterGraph(like: try Film.frame(0), timeBase: Rational(1, 24), chain: chain)
        var pictures: [Picture] = []
        var frame = try VideoFrame()
        var step = try graph.pull(into: &frame)
        #expect(step == .needsInput)
        for number in 0..<count { try graph.push(try Film.frame(number)) }
        try graph.finish()
        step = try graph.pull(into: &frame)
        while step == .output {
            pictures.append(Picture(ticks: frame.presentationTicks, bytes: frame.packed()))
            step = try graph.pull(into: &frame)
        }
        #expect(step == .end)
        #expect(frame.resolution == Resolution(width: 0, height: 0))
        return pictures
    }

    @Test("a chain that does nothing hands on every picture with its time")
    func null() throws {
        let drawn = try (0..<3).map { Picture(ticks: Int64($0), bytes: try Film.frame($0).packed()) }
        let isSame = try [filtered("null") == drawn, filtered("hflip,hflip") == drawn]
        #expect(isSame == [true, true])
    }

    @Test(
        "a chain does to a picture what FFmpeg's command does",
        arguments: [
            "transpose=clock", "hflip,crop=32:16:8:4",
            "split[a][b];[a]scale=32:32:flags=neighbor,lutyuv=y=60:u=90:v=200[c];[c][b]overlay=x=-8:y=-8:format=yuv420",
        ])
    func agrees(_ chain: String) throws {
        let scratch = try Scratch()
        let raw = try scratch.write(Data(try Film.frame(0).packed()), to: "drawn.yuv")
        let judged = try Judge.ffmpeg(
            ["-f", "rawvideo", "-video_size", "64x48", "-i", "file:" + raw, "-vf", chain, "-f", "rawvideo", "-"])
        let isSame = try filtered(chain, count: 1).map(\.bytes) == [[UInt8](judged)]
        #expect(isSame)
    }

    @Test("pushing counts a picture and doesn't take it away")
    func keeps() throws {
        let frame = try Film.frame(2)
        var graph = try FilterGraph(like: frame, timeBase: Rational(1, 24), chain: "vflip")
        try graph.push(frame)
        let isSame = try frame.packed() == Film.frame(2).packed()
        #expect(isSame)
    }

    @Test(
        "a chain with a filter that isn't allowed, or with more than a chain, is refused before FFmpeg sees it",
        arguments: [
            ("movie=clip.mp4", "the filter 'movie' may not be used"),
            ("null,subtitles=x.srt", "the filter 'subtitles' may not be used"),
            ("scale=8:8,lut3d=file=x.cube", "the filter 'lut3d' may not be used"),
            ("null@movie=x", "the filter 'null@movie' may not be used"),
            ("scale=8:8;movie=clip.mp4", "the filter 'movie' may not be used"),
            ("scale=8:8[a];[a]movie=clip.mp4[b]", "the filter 'movie' may not be used"),
            ("scale=8:8[a];[a][b]subtitles[c]", "the filter 'subtitles' may not be used"),
            ("[a", "the filter '' may not be used"),
            ("scale='8:8'", "a chain of filters may not have ''' in it"),
            ("scale=8\\:8", "a chain of filters may not have '\\' in it"),
        ])
    func refused(_ chain: String, _ text: String) {
        let error = #expect(throws: FFmpegError.self) { _ = try filtered(chain) }
        #expect(error?.description == "avfilter_graph_parse_ptr: \(text)")
    }

    @Test("arguments that a filter refuses are said in its own words")
    func arguments() {
        let error = #expect(throws: FFmpegError.self) { _ = try filtered("crop=w=9000") }
        #expect(
            error?.description
                == "avfilter_graph_config: Invalid argument (Parsed_crop_0: Failed to configure input pad on Parsed_crop_0)"
        )
    }
}
