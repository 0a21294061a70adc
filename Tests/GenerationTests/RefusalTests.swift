import Testing

@testable import Generation

/// An answer to every request, and what the user reads.
struct Refusal: Sendable, CustomTestStringConvertible {
    let status: Int
    let file: String
    let reason: GenerationError.Reason
    let state: Purchase.State
    let message: String

    var testDescription: String { "\(status) \(file)" }

    static let all = [
        Refusal(
            status: 400, file: "unsupported-duration.json", reason: .invalid, state: .failed,
            message: """
                the request was refused; correct it and run again (unsupportedDuration: Unsupported duration.; \
                parameters: duration; allowed: 5, 10)
                """),
        Refusal(
            status: 401, file: "invalid-key.json", reason: .unauthorised, state: .failed,
            message: """
                the key was refused; check RUNWARE_API_KEY (invalidApiKey: Invalid API key. Get one at \
                https://my.runware.ai/signup?…; parameters: apiKey)
                """),
        Refusal(
            status: 402, file: "insufficient-credits.json", reason: .outOfCredit, state: .failed,
            message: """
                there is too little credit; add credits to the Runware account and run again (insufficientCredits: \
                Insufficient credits to run this task)
                """),
        Refusal(
            status: 403, file: "forbidden.json", reason: .unauthorised, state: .failed,
            message: """
                the key was refused; check RUNWARE_API_KEY (insufficientPermissions: The key may not use this model)
                """),
        Refusal(
            status: 429, file: "rate-limited.json", reason: .rateLimited, state: .prepared,
            message: """
                the server has too much to do; run again later or with fewer jobs at once (rateLimitExceeded: Queue \
                capacity exceeded)
                """),
        Refusal(
            status: 500, file: "server-error.json", reason: .unreachable, state: .sent,
            message: """
                the server doesn't say whether it took the task; run again soon, nothing is bought twice: the server \
                failed; run again later (internalServerError: Something broke)
                """),
        Refusal(
            status: 502, file: "bad-gateway.html", reason: .unreachable, state: .sent,
            message: """
                the server doesn't say whether it took the task; run again soon, nothing is bought twice: the server \
                failed; run again later (a web page instead of JSON, status 502)
                """),
        Refusal(
            status: 200, file: "bad-gateway.html", reason: .unreachable, state: .sent,
            message: """
                the server doesn't say whether it took the task; run again soon, nothing is bought twice: the server \
                answered with something unknown (a web page instead of JSON, status 200)
                """),
        Refusal(
            status: 404, file: "bad-gateway.html", reason: .invalid, state: .failed,
            message: """
                something the request names isn't there; check the model, the inputs and RUNWARE_BASE_URL (a web page \
                instead of JSON, status 404)
                """),
    ]
}

@Suite("Refusal")
struct RefusalTests {
    @Test("every refusal says what to do, and is in the ledger as what it is", arguments: Refusal.all)
    func sentence(_ refusal: Refusal) async throws {
        let text = try Studio.answer(refusal.file)
        let faults = Array(repeating: FakeRunware.Fault.answer(refusal.status, text), count: 500)
        let studio = Studio(FakeRunware(faults: faults))
        let error = try await studio.failure()
        #expect(error.reason == refusal.reason)
        let subject = "xai:grok-imagine@video, task 6378aa49-9f31-414a-8e00-3076dea79124: "
        #expect(subject + error.message.dropFirst(subject.count) == subject + refusal.message)
        #expect(error.message.hasPrefix("xai:grok-imagine@video, task \(Studio.firstTask): "))
        #expect(studio.ledger.purchases.map(\.state) == [refusal.state])
        #expect(studio.server.charged == [])
    }

    @Test("once the cause is gone, the next run buys", arguments: Refusal.all)
    func afterwards(_ refusal: Refusal) async throws {
        let text = try Studio.answer(refusal.file)
        let studio = Studio(FakeRunware(faults: Array(repeating: .answer(refusal.status, text), count: 500)))
        _ = try await studio.failure()
        studio.server.misbehave([])
        #expect(try await studio.buy().attempt == (refusal.state == .failed ? 2 : 1))
        #expect(studio.server.charged.count == 1)
    }
}
