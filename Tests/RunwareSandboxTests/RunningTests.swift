import FFmpeg
import Foundation
import JSON
import Logging
import Synchronization
import Testing

@testable import RunwareSandbox

@Suite("Sandbox: running", .timeLimit(.minutes(1)))
struct RunningTests {
    @Test("runs until its task is cancelled, and then its port is free")
    func cancelled() async throws {
        // Below the ports that the kernel gives to whoever asks for any, so that nobody else takes it in between.
        let port = Int.random(in: 20_000..<26_000)
        let (started, telling) = AsyncStream.makeStream(of: Sandbox.self)
        var configuration = SandboxConfiguration(storage: .temporary(inside: FileManager().temporaryDirectory))
        configuration.port = port
        let running = Task { [configuration] in
            try await Sandbox.run(configuration, logger: .quiet) { telling.yield($0) }
        }
        let sandbox = try #require(await started.first { _ in true })
        #expect(try await Visitor(sandbox: sandbox).poll(Order.name(1)) == Answer(200, ["data": []]))
        running.cancel()
        try await running.value
        try await Stand.run {
            $0.port = port
        } _: { visitor in
            #expect(visitor.sandbox.baseURL == sandbox.baseURL)
        }
    }

    @Test("files are served under the address it is told")
    func publicURL() async throws {
        try await Stand.run {
            $0.publicURL = "https://sandbox.test:8443"
        } _: { visitor in
            let addresses = try await visitor.buy(Order.video())
            #expect(addresses.first?.hasPrefix("https://sandbox.test:8443/files/") == true)
        }
    }

    @Test("renders no more clips at a time than it is told", arguments: [1, 3])
    func renderers(limit: Int) async throws {
        let renderer = CountingRenderer()
        try await Stand.run(renderer: renderer) {
            $0.renderers = limit
        } _: { visitor in
            for number in 1...3 { _ = try await visitor.post(Order.video(number, ["numberResults": 2])) }
            for number in 1...3 { #expect(try await visitor.outcome(of: Order.name(number)).addresses.count == 2) }
        }
        #expect(renderer.most <= limit)
        #expect(renderer.total == 6)
    }

    @Test("what is bought can be counted by what it is")
    func purchases() async throws {
        try await Stand.run { visitor in
            for number in 1...2 { _ = try await visitor.post(Order.video(number)) }
            _ = try await visitor.post(Order.video(3, ["positivePrompt": "a fox", "numberResults": 3]))
            let log = visitor.sandbox.purchases
            #expect(log.purchases.map(\.results) == [1, 1, 3])
            #expect(log.charged.description == "$0.25")
            #expect(log.count(ofPrompt: "a red boat") == 2)
            #expect(log.countByRequest.values.sorted() == [1, 2])
        }
    }
}

/// Counts how many clips are being rendered at the same time.
private final class CountingRenderer: ClipRenderer {
    private let counts = Mutex((now: 0, most: 0, total: 0))

    var most: Int { counts.withLock { $0.most } }
    var total: Int { counts.withLock { $0.total } }

    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws {
        counts.withLock { counts in
            counts.now += 1
            counts.total += 1
            counts.most = max(counts.most, counts.now)
        }
        for _ in 0..<100 { sched_yield() }
        try QuickRenderer().render(clip, to: file, until: token)
        counts.withLock { $0.now -= 1 }
    }
}
