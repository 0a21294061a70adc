import Foundation
import Testing

@Suite("Runs that judge what is decoded")
struct ProbePolicyTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        for clip in ["clip.mp4", "sync.mp4"] { try scratch.copy(fixture: clip, to: "in/" + clip) }
    }

    private func run(_ check: String, poster: String = "") async throws -> Command.Outcome {
        try scratch.write(
            """
            { "name": "policy", "stages": {
              "in":     { "stage": "files" },
              "check":  { "stage": "probe", "from": "in", "onError": "skip", \(check) },
              "poster": { "stage": "thumbnail", "from": "check", "at": "first"\(poster) } } }
            """, to: "policy.json")
        return try await Command.start(["run", "policy.json", "--input", "in"], in: scratch.url).outcome()
    }

    private var published: [String] {
        scratch.files(below: "out/policy").filter { $0.hasSuffix(".jpg") || $0.hasSuffix(".webp") }
    }

    @Test("say each finding with its times and its limit, publish nothing that fails, and end with 1")
    func refused() async throws {
        let outcome = try await run(
            """
            "expect": { "black": { "maximum": 0.45 }, "frozen": { "longest": 0.4 }, "loudness": { "maximum": -14 },
                        "avOffset": { "maximum": 0.1 }, "decodeErrors": { "maximum": 0 } }
            """)
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains(
                """
                sync.mp4 is not as expected: its picture is black from 0.00 s to 0.50 s, 0.50 s in all, over 0.45 s; \
                its picture is frozen from 0.00 s to 0.50 s, 0.50 s in all, 0.50 s in one go, over 0.40 s; \
                its loudness is -10.6 LUFS, over -14 LUFS
                """), "\(outcome.errors)")
        #expect(published.contains { $0.hasPrefix("clip/") } && !published.contains { $0.hasPrefix("sync/") })
    }

    @Test("give their findings to the conditions of stages")
    func conditions() async throws {
        let outcome = try await run(
            #""depth": "frames""#, poster: #", "when": "probe.video.black >= 0.4 and probe.findings > 0""#)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(published.contains { $0.hasPrefix("sync/") } && !published.contains { $0.hasPrefix("clip/") })
    }

    @Test("refuse a condition on what isn't looked for, once it is known how far is looked")
    func tooShallow() async throws {
        try scratch.write(
            """
            { "name": "policy", "parameters": { "depth": { "type": "string", "default": "packets" } }, "stages": {
              "in":     { "stage": "files" },
              "check":  { "stage": "probe", "from": "in", "depth": "${depth}" },
              "poster": { "stage": "thumbnail", "from": "check", "when": "probe.video.black > 0.4" } } }
            """, to: "policy.json")
        let plan = ["plan", "policy.json", "--input", "in"]
        let outcome = try await Command.start(plan, in: scratch.url).outcome()
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.contains(
                """
                policy.json:4:62: 'probe.video.black' isn't found out by 'check', which looks at packets only; \
                say "depth": "frames" there [/stages/poster/when]
                """), "\(outcome.errors)")
        let deeper = try await Command.start(plan + ["--set", "depth=frames"], in: scratch.url).outcome()
        #expect(deeper.status == 0, "\(deeper.errors)")
    }

    @Test("refuse limits that leave nothing between them")
    func bounds() async throws {
        let outcome = try await run(#""expect": { "loudness": { "minimum": -14, "maximum": -23 } }"#)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("must be at least the minimum, -14"), "\(outcome.errors)")
    }
}
