import Foundation
import Testing

@Suite("A terminal that is closed")
struct HangupTests {
    @Test("ends a run, but not one that was started to outlive it", arguments: [false, true])
    func hangup(isIgnored: Bool) async throws {
        let scratch = try Scratch()
        try scratch.copy(fixture: "clip.mp4")
        try scratch.write(
            """
            {"name": "p", "stages": {"in": {"stage": "files"}, "web": {"stage": "transcode", "from": "in",
                "container": "webm", "video": {"speed": 0}}}}
            """, to: "p.json")
        let script = (isIgnored ? "trap '' HUP; " : "") + #"exec "$0" "$@""#
        let running = try Command.start(
            URL(filePath: "/bin/sh"),
            ["-c", script, Command.executable.path, "run", "p.json", "--input", "clip.mp4", "--json"], in: scratch.url,
            environment: [:])
        _ = running.waitForOutput(containing: #""event":"started","job":{"stage":"web""#)
        running.signal(SIGHUP)
        let outcome = await running.outcome()
        #expect(outcome.status == (isIgnored ? 0 : 130), "\(outcome.errors)")
    }
}
