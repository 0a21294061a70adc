import Testing
import Transfer

@testable import Generation

@Suite("Following a purchase")
struct FollowingTests {
    @Test("waits for a render that was accepted, and sends nothing")
    func accepted() async throws {
        let (studio, purchase) = try await studio(endingAfter: 10, pollsPerRender: 3)
        #expect(purchase.state == .accepted)
        let finished = try await studio.purchaser().follow(purchase)
        #expect(finished.state == .succeeded)
        #expect(studio.server.log.count { $0 == "send" } == 1)
        #expect(try await studio.buy() == finished)
    }

    @Test("asks once where nothing is waited for, and goes on another time")
    func impatient() async throws {
        let (studio, purchase) = try await studio(endingAfter: 8, pollsPerRender: 3)
        var policy = PurchasePolicy()
        policy.polls.budget = .zero
        let asked = studio.server.log.count
        let error = try await #require(throws: GenerationError.self) {
            try await studio.purchaser(policy: policy).follow(purchase)
        }
        #expect(error.reason == .stillRendering)
        #expect(studio.server.log.count == asked + 1)
        #expect(try await studio.purchaser().follow(purchase).state == .succeeded)
    }

    @Test("of a purchase that never arrived sends nothing, and leaves the ledger as it is")
    func neverArrived() async throws {
        let studio = Studio(FakeRunware(faults: [.refused, .refused, .refused, .refused, .refused, .refused]))
        var purchase = Purchase(Studio.request, as: .numbered(7), take: 1, attempt: 1, at: studio.clock.date)
        purchase.state = .sent
        purchase.sendings = 1
        purchase.sentAt = studio.clock.date
        try await studio.ledger.insert(purchase)
        studio.server.misbehave([])
        #expect(try await studio.purchaser().follow(purchase) == purchase)
        #expect(studio.server.log == ["poll"])
        #expect(studio.ledger.purchases == [purchase])
        #expect(studio.server.charged == [])
    }

    @Test("of a purchase that the server has forgotten says that a person must decide")
    func lost() async throws {
        let (studio, purchase) = try await studio(endingAfter: 8, pollsPerRender: 3)
        studio.clock.skip(.seconds(86_400))
        studio.server.forget()
        let error = try await #require(throws: GenerationError.self) { try await studio.purchaser().follow(purchase) }
        #expect(error.reason == .needsDecision)
        #expect(studio.ledger.purchases.map(\.state) == [.lost])
        #expect(studio.server.charged.count == 1)
    }

    @Test("of a render that fails says so, and buys no other")
    func failed() async throws {
        let (studio, purchase) = try await studio(
            endingAfter: 8, pollsPerRender: 3, endings: [.failure(code: "timeoutProvider")])
        let failed = try await studio.purchaser().follow(purchase)
        #expect(failed.state == .failed)
        #expect(failed.failure != nil)
        #expect(studio.server.charged.count == 1)
        #expect(studio.ledger.purchases == [failed])
    }

    @Test("of a purchase that is finished, or was never sent, does nothing")
    func closed() async throws {
        let studio = Studio()
        let bought = try await studio.buy()
        let asked = studio.server.log.count
        #expect(try await studio.purchaser().follow(bought) == bought)
        let prepared = Purchase(Studio.request, as: .numbered(7), take: 2, attempt: 1, at: studio.clock.date)
        #expect(try await studio.purchaser().follow(prepared) == prepared)
        #expect(studio.server.log.count == asked)
    }

    /// A studio in which a run that bought was ended early, and what it had bought.
    private func studio(
        endingAfter points: Int, pollsPerRender: Int, endings: [FakeRunware.Ending] = []
    ) async throws -> (Studio, Purchase) {
        let studio = Studio(FakeRunware(endings: endings, pollsPerRender: pollsPerRender))
        _ = try? await studio.purchaser(Fuse(length: points)).purchase(Studio.request, take: 1)
        return (studio, try #require(studio.ledger.purchases.last))
    }
}
