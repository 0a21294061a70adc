import Foundation
import Generation
import Logging
import PipelineEngine
import PipelineStages
import RunStore
import RunwareSandbox
import Transfer

/// Where clips are bought: the service, with the key from the environment, or the embedded sandbox.
enum Provider: Sendable {
    case service(RunwareKey, address: String)
    case sandbox

    /// What a run buys and fetches with.
    struct Connection: Sendable {
        let purchaser: Purchaser
        let downloader: Downloader
        let policy: URLPolicy
    }

    /// Chooses for a pipeline by options and environment, or says what is missing and ends.
    init(for file: String, isSandbox: Bool) throws {
        try self.init(isSandbox: isSandbox, lack: "\(file) generates clips, and there is no key for that")
    }

    /// Chooses by options and environment, or says what is missing and ends.
    init(isSandbox: Bool, lack: String) throws {
        let variables = ProcessInfo.processInfo.environment
        let written = variables["RUNWARE_API_KEY"] ?? ""
        if isSandbox {
            self = .sandbox
        } else if let key = RunwareKey(written) {
            self = .service(key, address: Self.address)
        } else if !written.isEmpty {
            Console.say(
                "error: RUNWARE_API_KEY holds something that can't be a key; a key is one word of plain characters")
            throw ExitStatus.wrongUse
        } else {
            Console.say(
                """
                error: \(lack): set RUNWARE_API_KEY to your Runware key,
                       or use --sandbox, which renders clips on this machine without a key, network or cost
                """)
            throw ExitStatus.wrongUse
        }
    }

    /// What tells a provider from others in fingerprints and in the ledger: its address, or `sandbox`.
    static func name(isSandbox: Bool) -> String {
        isSandbox ? "sandbox" : (try? URLPolicy.httpsOrLoopback.address(address))?.description ?? address
    }

    /// An address as it is compared with others: without slashes at its end, and without the port that is meant anyway.
    private static func plain(_ address: String) -> String {
        var address = Substring(address)
        while address.last == "/" { address.removeLast() }
        guard var parts = URLComponents(string: String(address)) else { return String(address) }
        if parts.port == (parts.scheme == "https" ? 443 : 80) { parts.port = nil }
        return parts.string ?? String(address)
    }

    /// Where the service is.
    private static var address: String {
        let written = ProcessInfo.processInfo.environment["RUNWARE_BASE_URL"] ?? ""
        return written.isEmpty ? RunwareClient.address : plain(written)
    }

    /// Connects, lends the connection to `body`, and closes it again.
    ///
    /// A render is waited for as long as `patience` says; by itself 20 minutes.
    func connected<Value: Sendable>(
        _ purchases: SQLiteLedger, _ control: RunControl, sandboxFolder: URL, patience: Duration? = nil,
        _ body: (Connection) async throws -> Value
    ) async throws -> Value {
        var polls = PollSchedule()
        if let patience { polls.budget = patience }
        switch self {
        case .service(let key, let address):
            let isLocal = address != RunwareClient.address
            return try await connected(
                key, address, isLocal ? .httpsOrLoopback : .httpsOnly, purchases, control, polls: polls, body)
        case .sandbox:
            guard let key = RunwareKey("sandbox") else { preconditionFailure("the sandbox takes any key") }
            let configuration = SandboxConfiguration(storage: .kept(sandboxFolder))
            return try await Sandbox.withServer(configuration, logger: Self.quiet) { [polls] sandbox in
                try await connected(
                    key, sandbox.baseURL, .httpsOrLoopback, purchases, control, polls: polls, body)
            }
        }
    }

    private func connected<Value: Sendable>(
        _ key: RunwareKey, _ address: String, _ policy: URLPolicy, _ purchases: SQLiteLedger, _ control: RunControl,
        polls: PollSchedule,
        _ body: (Connection) async throws -> Value
    ) async throws -> Value {
        let endpoint = try endpoint(address, policy)
        let transport = AsyncHTTPTransport()
        let time = TimeSource(ContinuousClock())
        do {
            let client = RunwareClient(key: key, address: endpoint, transport: transport)
            var purchasing = PurchasePolicy()
            purchasing.polls = polls
            // A sandbox on this machine is in nobody's way.
            if endpoint.isLoopback {
                purchasing.polls.first = .milliseconds(500)
                purchasing.polls.longest = .seconds(1)
            }
            let world = PurchaseWorld(
                time: time, now: { Date() }, chance: { .random(in: 0...1) },
                makeTaskUUID: {
                    var random = SystemRandomNumberGenerator()
                    return TaskUUID(using: &random)
                },
                leaving: { await control.drained() })
            let purchaser = Purchaser(
                client: client, ledger: purchases, policy: purchasing, world: world, logger: Self.quiet)
            let downloader = Downloader(
                transport: transport, time: time, retries: .download, chance: { .random(in: 0...1) })
            let value = try await body(Connection(purchaser: purchaser, downloader: downloader, policy: policy))
            await transport.shutdown()
            return value
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    private func endpoint(_ address: String, _ policy: URLPolicy) throws -> WebAddress {
        do throws(TransferError) {
            return try policy.address(address)
        } catch {
            Console.say("error: RUNWARE_BASE_URL: \(error.message)")
            throw ExitStatus.wrongUse
        }
    }

    /// The libraries below log nothing a user of the command could act on.
    private static var quiet: Logger { Logger(label: "dailies") { _ in SwiftLogNoOpLogHandler() } }
}
