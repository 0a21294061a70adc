import JSON
import Logging
import Testing
import Transfer

@testable import Generation

@Suite("Purchaser")
struct PurchaserTests {
    @Test("buys once, and a second run gets the same without a request")
    func buysOnce() async throws {
        let studio = Studio()
        let first = try await studio.buy()
        #expect(first.state == .succeeded)
        #expect(first.results.map(\.url) == ["https://vm.test/v0.mp4"])
        #expect(first.cost == Cost(micros: 420_000))
        #expect(studio.server.log == ["send", "poll", "poll"])
        #expect(try await studio.buy() == first)
        #expect(studio.server.log.count == 3)
    }

    @Test("another take, and another request, are bought by themselves")
    func takes() async throws {
        let studio = Studio()
        _ = try await studio.buy(take: 1)
        _ = try await studio.buy(take: 2)
        _ = try await studio.buy(GenerationRequest("m", ["positivePrompt": "x"]))
        #expect(Set(studio.server.charged).count == 3)
    }

    @Test("twenty at once buy once")
    func concurrent() async throws {
        let studio = Studio()
        let purchaser = try studio.purchaser()
        let bought = try await withThrowingTaskGroup(of: Purchase.self) { group in
            for _ in 0..<20 { group.addTask { try await purchaser.purchase(Studio.request, take: 1) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(bought.count == 1)
        #expect(studio.server.charged == [Studio.firstTask])
    }

    @Test("another process that was faster stops the purchase before it is made")
    func otherProcess() async throws {
        let studio = Studio()
        let earlier = Purchase(Studio.request, as: .numbered(7), take: 1, attempt: 1, at: studio.clock.date)
        let ledger = BlindLedger(ledger: studio.ledger)
        try await ledger.insert(earlier)
        let world = PurchaseWorld(
            time: .init(studio.clock), now: { studio.clock.date }, chance: { 0 }, makeTaskUUID: { .numbered(8) },
            leaving: Studio.never)
        let purchaser = Purchaser(
            client: try RunwareClient.test(studio.server), ledger: ledger, policy: PurchasePolicy(), world: world,
            logger: .init(label: "test"))
        let error = try await #require(throws: GenerationError.self) {
            try await purchaser.purchase(Studio.request, take: 1)
        }
        #expect(error.reason == .ledger)
        #expect(error.message == "xai:grok-imagine@video: the ledger takes no new purchase, so nothing is bought")
        #expect(studio.server.log == [])
    }

    @Test("a request that the model would refuse isn't sent")
    func invalid() async throws {
        let studio = Studio()
        let error = try await studio.failure(
            GenerationRequest("xai:grok-imagine@video", ["positivePrompt": "fox", "ttl": 1]))
        #expect(error.reason == .invalid)
        #expect(
            error.message == """
                xai:grok-imagine@video: ttl must be a whole number from 60, not 1; width and height are missing
                """)
        #expect(studio.server.log == [])
        #expect(studio.ledger.purchases == [])
    }

    @Test("keeps the clips there are when others fail")
    func partial() async throws {
        let studio = Studio(FakeRunware(endings: [.clipsAnd(failures: 1)]))
        let purchase = try await studio.buy(
            GenerationRequest("m", ["positivePrompt": "x", "numberResults": 3]))
        #expect(purchase.results.map(\.videoUUID) == ["v0", "v1"])
        #expect(purchase.failure?.kind == .timeout)
        #expect(studio.server.charged.count == 1)
    }

    @Test("buys anew where a failure may pass, as often as the policy says")
    func retries() async throws {
        let failure = FakeRunware.Ending.failure(code: "timeoutProvider")
        let studio = Studio(FakeRunware(endings: [failure]))
        #expect(try await studio.buy().attempt == 2)
        #expect(studio.ledger.purchases.map(\.state) == [.failed, .succeeded])

        let hopeless = Studio(FakeRunware(endings: [failure, failure, failure]))
        let error = try await hopeless.failure()
        #expect(error.reason == .failed)
        #expect(
            error.message == """
                xai:grok-imagine@video, task 00000000-0000-4000-8000-000000000002: the company behind the model took \
                too long; run again later (timeoutProvider: it broke)
                """)
        #expect(hopeless.server.charged.count == 2)
    }

    @Test(
        "a failure that won't pass isn't bought again in the same run",
        arguments: [
            ("invalidProviderContent", GenerationError.Reason.refusedBySafety), ("invalidDuration", .invalid),
            ("insufficientCredits", .outOfCredit), ("somethingNew", .failed),
        ])
    func noRetries(code: String, reason: GenerationError.Reason) async throws {
        let studio = Studio(FakeRunware(endings: [.failure(code: code)]))
        #expect(try await studio.failure().reason == reason)
        #expect(studio.server.charged.count == 1)
        #expect(try await studio.buy().attempt == 2)
    }

    @Test("a ledger that can't be read or written stops everything")
    func brokenLedger() async throws {
        let studio = Studio()
        let unreadable = try await #require(throws: GenerationError.self) {
            try await studio.purchaser(Fuse(length: 0)).purchase(Studio.request, take: 1)
        }
        #expect(unreadable.reason == .ledger)
        #expect(unreadable.message == "xai:grok-imagine@video: the ledger can't be read, so nothing is bought")
        #expect(studio.server.log == [])
    }

    @Test("cancelling while in line or while waiting ends the purchase and loses nothing")
    func cancelling() async throws {
        let studio = Studio()
        let purchaser = try studio.purchaser()
        let error = await withTaskGroup(of: GenerationError?.self) { group in
            group.cancelAll()
            group.addTask {
                do throws(GenerationError) { _ = try await purchaser.purchase(Studio.request, take: 1) } catch {
                    return error
                }
                return nil
            }
            return await group.next() ?? nil
        }
        #expect(error?.reason == .cancelled)
        #expect(error?.message == "xai:grok-imagine@video: cancelled; run again to go on")
        _ = try await studio.buy()
        #expect(Set(studio.server.charged).count == 1)
    }
}

/// A ledger that finds nothing, as one does a moment before another process writes.
private struct BlindLedger: PurchaseLedger {
    let ledger: InMemoryLedger
    func latestPurchase(requestDigest: String, take: Int) async throws -> Purchase? { nil }
    func insert(_ purchase: Purchase) async throws { try await ledger.insert(purchase) }
    func update(_ purchase: Purchase) async throws { try await ledger.update(purchase) }
}
