import Generation
import JSON
import Logging
import Synchronization
import Testing
import Transfer

/// A server, a ledger and a clock for tests of purchases.
struct Studio: Sendable {
    let server: FakeRunware
    let ledger = InMemoryLedger()
    let clock = SkippingClock()
    private let names = NameMill()
    private let leaving: @Sendable () async -> Void

    /// A studio of a server; `leaving` returns when the user wants to leave, by itself never.
    init(
        _ server: FakeRunware = FakeRunware(),
        leaving: @escaping @Sendable () async -> Void = Studio.never
    ) {
        self.server = server
        self.leaving = leaving
    }

    /// Waits until the task is cancelled.
    static let never: @Sendable () async -> Void = { for await _ in AsyncStream<Never>.makeStream().stream {} }
    static let request = GenerationRequest(
        "xai:grok-imagine@video", ["positivePrompt": "fox", "width": 1280, "height": 720])
    static let firstTask = "00000000-0000-4000-8000-000000000001"

    /// A fixture's answer, about the first task that is drawn instead of the fixture's own.
    static func answer(_ file: String) throws -> String {
        String(decoding: try Fixture.envelope(file), as: UTF8.self).replacing(Fixture.task.text, with: firstTask)
    }

    /// A purchaser, as one run of the program has one.
    func purchaser(_ fuse: Fuse = Fuse(length: .max), policy: PurchasePolicy = PurchasePolicy()) throws -> Purchaser {
        let names = names
        let clock = clock
        let world = PurchaseWorld(
            time: TimeSource(clock), now: { clock.date }, chance: { 0 }, makeTaskUUID: { names.next() },
            leaving: leaving)
        let client = try RunwareClient.test(FusedTransport(server: server, fuse: fuse))
        let ledger = FusedLedger(ledger: ledger, fuse: fuse)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return Purchaser(client: client, ledger: ledger, policy: policy, world: world, logger: logger)
    }

    /// Buys in a run of its own.
    func buy(_ request: GenerationRequest = Studio.request, take: Int = 1) async throws -> Purchase {
        try await purchaser().purchase(request, take: take)
    }

    /// Buys in a run of its own and returns why that failed.
    func failure(_ request: GenerationRequest = Studio.request) async throws -> GenerationError {
        try await #require(throws: GenerationError.self) { try await buy(request) }
    }
}

/// Draws names that count up.
private final class NameMill: Sendable {
    private let drawn = Mutex<UInt64>(0)

    func next() -> TaskUUID {
        let number = drawn.withLock { drawn in
            drawn += 1
            return drawn
        }
        let digits = String(number, radix: 16)
        let text = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
        return TaskUUID(text) ?? .numbered(number)
    }
}
