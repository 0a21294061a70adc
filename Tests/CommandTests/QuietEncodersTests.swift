import Foundation
import Testing

@Suite("Encoders that print")
struct QuietEncodersTests {
    @Test("say nothing but through the command, and do their work in a confined process")
    func quiet() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "quiet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pipeline = """
            { "name": "quiet", "stages": {
              "clips": { "stage": "files" },
              "h264": { "stage": "transcode", "from": "clips" },
              "hevc": { "stage": "transcode", "from": "clips", "video": { "codec": "hevc" } },
              "vp9": { "stage": "transcode", "from": "clips", "container": "webm" },
              "av1": { "stage": "transcode", "from": "clips", "container": "webm",
                       "video": { "codec": "av1", "speed": 12 } } } }
            """
        try Data(pipeline.utf8).write(to: folder.appending(path: "quiet.json"))
        let clip = Command.root.appending(path: "Fixtures/Media/clip.mp4").path
        let outcome = try await Command.run("run", "quiet.json", "--input", clip, in: folder)
        #expect(outcome.status == 0)
        let lines = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("✓ ") && !$0.hasPrefix("clip/") }
        #expect(lines.count == 1 && lines[0].hasPrefix("5 jobs: 5 done"), "\(outcome.errors)")
    }
}
