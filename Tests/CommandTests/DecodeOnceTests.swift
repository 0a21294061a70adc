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
        let log = scratch.url.appending(path: "log")
        let outcome = try await Command.start(
            ["run", "p.json", "--input", "clip.mp4", "--in-process"], in: scratch.url,
            environment: ["LD_PRELOAD": Self.library.path, "DAILIES_CODEC_LOG": log.path]
        ).outcome()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        // Opening a file decodes its first pictures; what is made is VP9, Opus, PNG and FLAC.
        let whole = { (codec: String, packets: Int) in
            lines.count { $0.hasPrefix("decoded \(codec) ") && Int($0.split(separator: " ")[2]) ?? 0 >= packets }
        }
        #expect(whole("h264", 50) == sweeps)
        #expect(whole("aac", 80) == sweeps)
        #expect(lines.count { $0.hasPrefix("filtered") && $0.contains("w=80:") } == 1)
        #expect(lines.count { $0.hasPrefix("filtered") && $0.contains("w=64:") } == sweeps)
    }

    /// What has to be loaded into the process; it stands beside the command.
    private static var library: URL {
        Command.executable.deletingLastPathComponent().appending(path: "libCodecLog.so")
    }
}
