import Foundation
import Logging
import RunwareSandbox
import Testing

/// A pipeline that buys one short clip.
private let pipeline = """
    {
      "name": "mine",
      "stages": {
        "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "a green boat",
                    "width": 480, "height": 480, "duration": 1 },
        "source": { "stage": "download", "from": "clip" },
        "web":    { "stage": "transcode", "from": "source", "preset": "mp4-h264", "video": { "maxWidth": 96 } }
      }
    }
    """

@Suite("dailies run, with a server that has its moods", .serialized)
struct RunProviderTests {
    /// A refusal for good, the exit code, and the sentence after the task's name.
    struct Case: Sendable, CustomTestStringConvertible {
        let refusal: Refusal
        let status: Int32
        let sentence: String

        var testDescription: String { "\(refusal)" }

        static let all = [
            Case(
                refusal: .unauthorized, status: 3,
                sentence: "the key was refused; check RUNWARE_API_KEY (invalidApiKey: "),
            Case(
                refusal: .paymentRequired, status: 4,
                sentence: "there is too little credit; add credits to the Runware account and run again ("),
        ]
    }

    @Test("a refusal is one sentence with the stage, the task and what to do, and its exit code", arguments: Case.all)
    func refused(_ refused: Case) async throws {
        let scratch = try Scratch()
        try scratch.write(pipeline, to: "mine.json")
        var faults = SandboxFaults()
        faults.submitRefusals = Array(repeating: refused.refusal, count: 10)
        try await withSandbox(scratch, faults) { sandbox in
            let outcome = try await run(scratch, sandbox)
            #expect(outcome.status == refused.status, "\(outcome.errors)")
            #expect(outcome.errors.contains("✗ clip: xai:grok-imagine@video, task "))
            #expect(outcome.errors.contains(refused.sentence))
            #expect(!outcome.errors.contains("a-key"))
            #expect(sandbox.purchases.purchases.count == 0)
            #expect(scratch.files().isEmpty)
        }
    }

    @Test("answers that are lost, refused polls and files that aren't ready yet cost time, and buy once")
    func troubled() async throws {
        let scratch = try Scratch()
        try scratch.write(pipeline, to: "mine.json")
        var faults = SandboxFaults()
        faults.lostAnswers = [.serverError]
        faults.pollRefusals = [.html, .serverError]
        faults.unreadyDownloads = 1
        faults.truncatedDownloads = 1
        try await withSandbox(scratch, faults) { sandbox in
            let outcome = try await run(scratch, sandbox)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(sandbox.purchases.purchases.count == 1)
            #expect(scratch.files() == ["mine/01/source.mp4", "mine/01/web.mp4"])
        }
    }

    @Test(
        "whoever stops during a render isn't kept waiting, and the same command picks the clip up without buying again")
    func leftDuringRender() async throws {
        let scratch = try Scratch()
        try scratch.write(pipeline, to: "mine.json")
        // Below the ports that the kernel gives to whoever asks for any, so that nobody else takes it in between.
        let port = Int.random(in: 26_000..<32_000)
        try await withSandbox(scratch, renderTime: .seconds(3600), port: port) { sandbox in
            let running = try Command.start(["run", "mine.json"], in: scratch.url, environment: environment(sandbox))
            while sandbox.traffic.polls == 0 { await Task.yield() }
            running.signal(SIGINT)
            let outcome = await running.outcome()
            #expect(outcome.status == 130, "\(outcome.errors)")
            #expect(outcome.errors.contains("still rendering; run again to pick it up, nothing is bought twice"))
            #expect(outcome.errors.hasSuffix("Stopped; run the same command again to go on.\n"))
        }
        try await withSandbox(scratch, port: port, later: 7_200) { sandbox in
            let outcome = try await run(scratch, sandbox)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(sandbox.purchases.purchases.count == 1)
        }
    }

    // MARK: Kit

    /// Runs a sandbox that keeps its tasks in the scratch folder, on a clock that is this many seconds fast.
    private func withSandbox(
        _ scratch: Scratch, _ faults: SandboxFaults = SandboxFaults(), renderTime: Duration = .milliseconds(1),
        port: Int = 0, later: TimeInterval = 0, _ body: (Sandbox) async throws -> Void
    ) async throws {
        var configuration = SandboxConfiguration(storage: .kept(scratch.url.appending(path: "sandbox")))
        configuration.port = port
        configuration.renderTime = renderTime
        configuration.faults = faults
        configuration.now = { Date(timeIntervalSinceNow: later) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await Sandbox.withServer(configuration, logger: logger) { try await body($0) }
    }

    private func environment(_ sandbox: Sandbox) -> [String: String] {
        ["RUNWARE_API_KEY": "a-key", "RUNWARE_BASE_URL": sandbox.baseURL]
    }

    private func run(_ scratch: Scratch, _ sandbox: Sandbox) async throws -> Command.Outcome {
        try await Command.run("run", "mine.json", in: scratch.url, environment: environment(sandbox))
    }
}
