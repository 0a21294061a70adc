public import Logging

/// A running server that speaks the service's API on loopback and renders real clips.
///
/// It reads the published rules of the API by itself and shares no code with the client, so that one can be tested
/// against the other. A task is bought when it is accepted; it is written down before the answer goes out.
public struct Sandbox: Sendable {
    /// Where the API is, such as `http://127.0.0.1:40404/v1`.
    public let baseURL: String
    private let state: SandboxState

    init(port: Int, state: SandboxState) {
        baseURL = "http://127.0.0.1:\(port)/v1"
        self.state = state
    }
}

extension Sandbox {
    /// Everything bought so far, before a restart too if the storage is kept.
    public var purchases: PurchaseLog { state.update { $0.book.purchases } }

    /// How often this process was asked.
    public var traffic: Traffic { state.update { $0.traffic } }

    /// What still goes wrong; what was used up is gone from it.
    public var faults: SandboxFaults { state.update { $0.faults } }

    /// Lets other things go wrong from now on.
    ///
    /// What befalls the tasks accepted before stays.
    public func setFaults(_ faults: SandboxFaults) { state.update { $0.faults = faults } }
}

extension Sandbox {
    /// Runs a sandbox around `body`: it listens before `body` is called and has stopped when this returns.
    ///
    /// Renders that aren't finished then are broken off. If the storage is kept, the next sandbox of the folder
    /// takes them up again.
    ///
    /// - Throws: ``SandboxError`` if it can't be started, or else what `body` throws.
    public static func withServer<Value>(
        _ configuration: SandboxConfiguration, logger: Logger, _ body: (Sandbox) async throws -> Value
    ) async throws -> Value {
        try await withServer(configuration, renderer: SceneRenderer(), logger: logger, body)
    }

    /// Runs a sandbox until the task is cancelled; then this returns.
    ///
    /// - Throws: ``SandboxError`` if it can't be started.
    public static func run(
        _ configuration: SandboxConfiguration, logger: Logger, onStart: (Sandbox) -> Void
    ) async throws {
        try await withServer(configuration, logger: logger) { sandbox in
            onStart(sandbox)
            for await _ in AsyncStream<Never>.makeStream().stream {}
        }
    }
}
