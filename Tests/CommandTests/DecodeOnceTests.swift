import Foundation
import Testing

@Suite("However many outputs, a source is decoded once a sweep")
struct DecodeOnceTests {
    private static let pipeline = """
        {"name": "p", "stages": {
          "in": {"stage": "files"},
          "look": {"stage": "probe", "from": "in", "depth": "frames"},
          "one": {"stage": "transcode", "from": "look", "container": "webm", "video": {"maxWidth": 80}},
          "two": {"stage": "transcode", "from": "look", "container": "mkv", "video": {"codec": "vp9", "maxWidth": 80},
                  "audio": {"codec": "opus"}},
          "small": {"stage": "transcode", "from": "look", "container": "webm", "video": {"maxWidth": 64PASSES}},
          "poster": {"stage": "thumbnail", "from": "look", "make": "poster", "formats": ["png"]},
          "wave": {"stage": "thumbnail", "from": "look", "make": "waveform"},
          "sound": {"stage": "extractAudio", "from": "look", "format": "flac"}}}
        """

    @Test("and the same pictures are filtered once", arguments: [1, 2])
    func once(sweeps: Int) async throws {
        let scratch = try Scratch()
        try scratch.copy(fixture: "clip.mp4")
        let passes = sweeps == 2 ? #", "passes": 2, "bitRate": 100000"# : ""
        try scratch.write(Self.pipeline.replacingOccurrences(of: "PASSES", with: passes), to: "p.json")
        let lines = try await Command.codecLog(ofRunning: "p.json", over: "clip.mp4", in: scratch.url)
        // Opening a file decodes its first pictures; what is made is VP9, Opus, PNG and FLAC.
        let whole = { (codec: String, packets: Int) in
            lines.count { $0.hasPrefix("decoded \(codec) ") && Int($0.split(separator: " ")[2]) ?? 0 >= packets }
        }
        #expect(whole("h264", 50) == sweeps)
        #expect(whole("aac", 80) == sweeps)
        #expect(lines.count { $0.hasPrefix("filtered") && $0.contains("w=80:") } == 1)
        #expect(lines.count { $0.hasPrefix("filtered") && $0.contains("w=64:") } == sweeps)
    }

    @Test("and no further than a part goes that is made of it, in each sweep", arguments: [1, 2])
    func part(sweeps: Int) async throws {
        let scratch = try Scratch()
        _ = try await Command.judge(
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=30", "-f", "lavfi", "-i",
            "sine=d=30", "-c:v", "mpeg4", "-q:v", "5", "-c:a", "aac", scratch.url.appending(path: "clip.mp4").path)
        let passes = sweeps == 2 ? #", "passes": 2, "bitRate": 100000"# : ""
        let stages = """
            "in": {"stage": "files"},
            "part": {"stage": "transcode", "from": "in", "container": "webm", "trim": {"start": 1, "end": 2},
                     "video": {"maxWidth": 64\(passes)}},
            "sound": {"stage": "extractAudio", "from": "in", "format": "flac", "trim": {"start": 1, "end": 2}}
            """
        try scratch.write("{\"name\": \"p\", \"stages\": {\(stages)}}", to: "p.json")
        let whole = #", "look": {"stage": "probe", "from": "in", "depth": "frames"}"#
        try scratch.write("{\"name\": \"q\", \"stages\": {\(stages)\(whole)}}", to: "q.json")
        let log = try await Command.codecLog(ofRunning: "p.json", over: "clip.mp4", in: scratch.url, "--state", "p")
        _ = try await Command.codecLog(ofRunning: "q.json", over: "clip.mp4", in: scratch.url, "--state", "q")
        let packets =
            log
            .filter { $0.hasPrefix("decoded mpeg4 ") }.compactMap { Int($0.dropFirst(14)) }.filter { $0 > 5 }
        // Fifty pictures are wanted of 750; the others wait in inboxes when they are closed.
        #expect(packets.count == sweeps)
        #expect(packets.allSatisfy { 50...250 ~= $0 }, "\(packets)")
        for name in ["part.webm", "sound.flac"] {
            let made = try ["p", "q"].map {
                try Data(contentsOf: scratch.url.appending(path: "out/\($0)/clip/\(name)"))
            }
            #expect(made[0] == made[1], "\(name)")
        }
    }
}
