import Foundation
import Testing

@Suite("However many outputs and however slow, pictures that a pass holds take bounded memory", .serialized)
struct HeldPicturesTests {
    /// Encoders that are slower than the decoder, filters at full size and at a smaller one, and all that looks at pictures.
    private static let pipeline = """
        {"name": "p", "stages": {
          "in": {"stage": "files"},
          "look": {"stage": "probe", "from": "in", "depth": "frames"},
          "web": {"stage": "transcode", "from": "look", "video": {"speed": "SPEED"}},
          "fewer": {"stage": "transcode", "from": "look", "video": {"speed": "ultrafast", "frameRate": 20}},
          "small": {"stage": "transcode", "from": "look", "video": {"speed": "ultrafast", "maxWidth": 320}},
          "poster": {"stage": "thumbnail", "from": "look", "make": "poster", "at": "auto", "widths": [320]},
          "sound": {"stage": "extractAudio", "from": "look", "format": "flac"}}}
        """

    @Test(
        "counted as what libavutil allocates, decoders and filters included",
        arguments: [("1280x720", 3, "medium", 64), ("3840x2160", 1.6, "superfast", 400)])
    func held(size: String, seconds: Double, speed: String, megabytes: Int) async throws {
        let scratch = try Scratch()
        _ = try await Command.judge(
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=\(size):r=25:d=\(seconds)", "-f", "lavfi", "-i",
            "sine=d=\(seconds)", "-c:v", "mpeg4", "-q:v", "5", scratch.url.appending(path: "clip.mkv").path)
        try scratch.write(Self.pipeline.replacingOccurrences(of: "SPEED", with: speed), to: "p.json")
        let lines = try await Command.codecLog(ofRunning: "p.json", over: "clip.mkv", in: scratch.url)
        let held = try #require(lines.filter { $0.hasPrefix("held ") }.compactMap { Int($0.dropFirst(5)) }.max())
        // A dozen pictures are there anyway, in decoders and in hands: fewer would mean that nothing was counted.
        #expect(held > megabytes * 1_000_000 / 4, "\(held)")
        #expect(held <= megabytes * 1_000_000, "\(held)")
    }
}
