import Foundation
import Logging
import RunwareSandbox

/// A sandbox beside the command, which it takes for a service that is paid.
struct LocalSandbox {
    /// Where it keeps its tasks.
    let folder: URL
    /// Below the ports that the kernel gives to whoever asks for any, so that nobody else takes it in between.
    let port = Int.random(in: 26_000..<32_000)

    /// Runs it on a clock that is this many seconds fast, and lends it to `body`.
    func run(
        renderTime: Duration = .milliseconds(1), later: TimeInterval = 0, _ body: (Sandbox) async throws -> Void
    ) async throws {
        var configuration = SandboxConfiguration(storage: .kept(folder))
        configuration.port = port
        configuration.renderTime = renderTime
        configuration.now = { Date(timeIntervalSinceNow: later) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await Sandbox.withServer(configuration, logger: logger) { try await body($0) }
    }

    /// What tells the command of it.
    var environment: [String: String] {
        ["RUNWARE_API_KEY": "a-key", "RUNWARE_BASE_URL": "http://127.0.0.1:\(port)/v1"]
    }
}
