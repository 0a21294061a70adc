import JSON
import Testing

@testable import Generation

@Suite("Purchase recovery")
struct PurchaseRecoveryTests {
    /// How many points a run without trouble has.
    static let points = 0...16

    @Test("a program that ends at any point and runs again a minute later has bought once", arguments: points)
    func endsAnywhere(point: Int) async throws {
        let studio = Studio()
        _ = try? await studio.purchaser(Fuse(length: point)).purchase(Studio.request, take: 1)
        studio.clock.skip(.seconds(60))
        let purchase = try await studio.buy()
        #expect(purchase.state == .succeeded)
        #expect(studio.server.charged == [purchase.taskUUID.text])
    }

    @Test("ended twice in a row it has still bought once", arguments: points)
    func endsTwice(point: Int) async throws {
        for second in Self.points {
            let studio = Studio()
            _ = try? await studio.purchaser(Fuse(length: point)).purchase(Studio.request, take: 1)
            _ = try? await studio.purchaser(Fuse(length: second)).purchase(Studio.request, take: 1)
            _ = try await studio.buy()
            #expect(studio.server.charged.count == 1)
        }
    }

    @Test("run again a day later, when the server has forgotten, it asks rather than buys twice", arguments: points)
    func muchLater(point: Int) async throws {
        let studio = Studio()
        _ = try? await studio.purchaser(Fuse(length: point)).purchase(Studio.request, take: 1)
        studio.clock.skip(.seconds(86_400))
        studio.server.forget()
        let mayHaveSent = studio.ledger.purchases.contains { $0.state == .sent || $0.state == .accepted }
        do {
            _ = try await studio.buy()
            #expect(!mayHaveSent)
        } catch let error as GenerationError {
            #expect(error.reason == .needsDecision)
            #expect(mayHaveSent)
        }
        #expect(studio.server.charged.count <= 1)
    }

    @Test("there are as many points as the tests go through")
    func pointCount() async throws {
        let studio = Studio()
        let fuse = Fuse(length: .max)
        _ = try await studio.purchaser(fuse).purchase(Studio.request, take: 1)
        #expect(fuse.points == Self.points.upperBound)
    }

    @Test(
        "a lost reply, an error after acceptance and a busy server buy once",
        arguments: [
            [.replyLost], [.answerAfterwards(500, "{}")], [.answerAfterwards(502, "<html>")],
            [.answerAfterwards(200, "")],
            [.answerAfterwards(504, #"{"errors":[{"code":"providerTimeout"}]}"#)],
            [.replyLost, .answer(500, ""), .replyLost], [.answer(429, "")], [.answer(503, "<html>"), nil, .replyLost],
            [.refused, .refused, .replyLost],
            [nil, .answer(401, ""), .answer(429, ""), .answer(500, "<html>"), .refused],
        ] as [[FakeRunware.Fault?]])
    func faults(_ faults: [FakeRunware.Fault?]) async throws {
        let studio = Studio(FakeRunware(faults: faults))
        let purchase = try await studio.buy()
        #expect(purchase.state == .succeeded)
        #expect(studio.server.charged == [Studio.firstTask])
    }

    @Test("a task that never arrived is sent again under the same name")
    func sendsAgain() async throws {
        let studio = Studio(FakeRunware(faults: [.answer(500, "")]))
        _ = try await studio.buy()
        #expect(studio.server.log == ["poll", "send", "poll", "poll"])
        #expect(studio.server.charged == [Studio.firstTask])
    }

    @Test("a name the server already has was bought, so it is asked for")
    func conflict() async throws {
        let studio = Studio(FakeRunware(faults: [.replyLost, .answer(200, #"{"data":[]}"#)]))
        _ = try await studio.buy()
        #expect(studio.server.log == ["send", "send", "poll", "poll"])
        #expect(studio.server.charged == [Studio.firstTask])
    }

    @Test("a key that is refused while sending again doesn't prove that nothing was bought")
    func refusedSecondSending() async throws {
        let studio = Studio(FakeRunware(faults: [.replyLost, .answer(200, #"{"data":[]}"#), .answer(401, "")]))
        #expect(try await studio.failure().reason == .unauthorised)
        #expect(studio.ledger.purchases.map(\.state) == [.sent])
        #expect(try await studio.buy().attempt == 1)
        #expect(studio.server.charged.count == 1)
    }

    @Test("running out of time isn't a failure, and the next run picks the render up")
    func stillRendering() async throws {
        let studio = Studio(FakeRunware(pollsPerRender: 200))
        let error = try await studio.failure()
        #expect(error.reason == .stillRendering)
        #expect(
            error.message == """
                xai:grok-imagine@video, task \(Studio.firstTask): still rendering; run again to pick it up, nothing \
                is bought twice
                """)
        #expect(studio.ledger.purchases.map(\.state) == [.accepted])
        _ = try await studio.buy()
        #expect(studio.server.charged.count == 1)
    }

    @Test("success without an address doesn't spin for ever, and isn't bought again without asking")
    func withoutURL() async throws {
        let studio = Studio(FakeRunware(endings: [.clipWithoutURL]))
        let error = try await studio.failure()
        #expect(error.reason == .needsDecision)
        #expect(
            error.message == """
                xai:grok-imagine@video, task \(Studio.firstTask): the server says it is done but not where; look it up \
                in the Runware account, then buy it again with 'dailies generations forget \(Studio.firstTask)', or \
                run again to ask once more
                """)
        #expect(try await studio.failure().reason == .needsDecision)
        #expect(studio.server.charged.count == 1)
    }

    @Test("what a person forgets is bought anew")
    func forgotten() async throws {
        let studio = Studio(FakeRunware(endings: [.clipWithoutURL]))
        _ = try await studio.failure()
        let now = studio.clock.date
        try await studio.ledger.change { $0.forget(at: now) }
        #expect(try await studio.buy().attempt == 2)
        #expect(studio.server.charged.count == 2)
    }

    @Test("a task that the server took and doesn't know any more is for a person to decide")
    func forgottenByServer() async throws {
        let studio = Studio(FakeRunware(pollsPerRender: 200))
        _ = try await studio.failure()
        studio.server.forget(sayingSo: true)
        let error = try await studio.failure()
        #expect(error.reason == .needsDecision)
        #expect(
            error.message == """
                xai:grok-imagine@video, task \(Studio.firstTask): it may have been bought, but the server knows nothing \
                of it now; look it up in the Runware account, then buy it again with 'dailies generations forget \
                \(Studio.firstTask)', or run again to ask once more
                """)
        #expect(studio.server.charged.count == 1)
    }

    @Test("a purchase is the same after it was kept as JSON")
    func json() async throws {
        let purchase = try await Studio(FakeRunware(endings: [.clipsAnd(failures: 1)]))
            .buy(GenerationRequest("m", ["positivePrompt": "x", "numberResults": 2]))
        #expect(purchase.failure != nil && purchase.sentAt != nil && purchase.finishedAt != nil)
        #expect(Purchase(json: try JSONReader.read(JSONWriter.write(purchase.json)).value) == purchase)
    }
}
