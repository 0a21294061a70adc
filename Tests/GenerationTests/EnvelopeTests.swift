import JSON
import Testing
import Transfer

@testable import Generation

/// An answer, and what it means to a sent task and to a task asked for.
struct EnvelopeCase: Sendable, CustomTestStringConvertible {
    let file: String
    let status: Int
    let submit: String
    let poll: String

    init(_ file: String, _ status: Int = 200, submit: String = "accepted", poll: String) {
        self.file = file
        self.status = status
        self.submit = submit
        self.poll = poll
    }

    var testDescription: String { "\(file), status \(status)" }
}

@Suite("Envelope")
struct EnvelopeTests {
    static let renders: [EnvelopeCase] = [
        EnvelopeCase("acknowledgement.json", poll: "1 pending"),
        EnvelopeCase("acknowledgement-empty.json", poll: "no trace"),
        EnvelopeCase("data-null.json", poll: "no trace"),
        EnvelopeCase("processing.json", poll: "1 pending at 47 %"),
        EnvelopeCase("status-unknown.json", poll: "1 pending"),
        EnvelopeCase("success.json", poll: "c8b6b301-7a5e-4aa8-a3e5-0f4377da76ea $0.56"),
        EnvelopeCase("success-optional-fields.json", poll: "v1 $0.404"),
        EnvelopeCase("status-missing-with-url.json", poll: "v1 ?"),
        EnvelopeCase("status-unknown-with-url.json", poll: "v1 ?"),
        EnvelopeCase("success-without-url.json", poll: "1 without URL"),
        EnvelopeCase("legacy-names.json", poll: "m1 ?"),
        EnvelopeCase("results-instead-of-data.json", poll: "v1 ?"),
        EnvelopeCase("data-single-object.json", poll: "v1 ?"),
        EnvelopeCase("bare-array.json", poll: "v1 ?"),
        EnvelopeCase("flat-task.json", poll: "v1 $0.56"),
        EnvelopeCase("upper-case-task.json", poll: "v1 ?"),
        EnvelopeCase("partial.json", poll: "v1 $0.42, 2 pending"),
        EnvelopeCase("partial-failure.json", poll: "v1 ?, failed safety invalidProviderContent"),
        EnvelopeCase("partial-beside-errors.json", poll: "v1 ?, failed timeout timeoutProvider"),
        EnvelopeCase("failure-item-text.json", poll: "failed unknown"),
        EnvelopeCase("failure-item-flat.json", poll: "failed provider processingFailed"),
        EnvelopeCase("error-of-another-task.json", poll: "poll failed: timeout timeoutProvider"),
        EnvelopeCase(
            "failure.json", submit: "unclear: timeout timeoutProvider", poll: "failed timeout timeoutProvider"),
        EnvelopeCase(
            "failure-without-data.json", submit: "unclear: provider providerError",
            poll: "failed provider providerError"),
        EnvelopeCase(
            "failure-gateway-timeout.json", 504, submit: "unclear: timeout providerGatewayTimeout",
            poll: "failed timeout providerGatewayTimeout"),
        EnvelopeCase(
            "gateway-timeout-without-code.json", 504, submit: "unclear: timeout", poll: "poll failed: timeout"),
        EnvelopeCase(
            "moderation.json", submit: "rejected: safety invalidProviderContent",
            poll: "failed safety invalidProviderContent"),
        EnvelopeCase(
            "error-without-task.json", submit: "unclear: timeout timeoutProvider",
            poll: "poll failed: timeout timeoutProvider"),
    ]

    static let refusals: [EnvelopeCase] = [
        EnvelopeCase(
            "conflict.json", 400, submit: "already bought", poll: "poll failed: conflict conflictTaskUUID"),
        EnvelopeCase(
            "conflict.json", submit: "already bought", poll: "poll failed: conflict conflictTaskUUID"),
        EnvelopeCase(
            "invalid-key.json", 401, submit: "rejected: auth invalidApiKey", poll: "poll failed: auth invalidApiKey"),
        EnvelopeCase(
            "error-singular.json", 401, submit: "rejected: auth invalidApiKey", poll: "poll failed: auth invalidApiKey"),
        EnvelopeCase(
            "insufficient-credits.json", 402, submit: "rejected: quota insufficientCredits",
            poll: "poll failed: quota insufficientCredits"),
        EnvelopeCase(
            "forbidden.json", 403, submit: "rejected: auth insufficientPermissions",
            poll: "poll failed: auth insufficientPermissions"),
        EnvelopeCase(
            "rate-limited.json", 429, submit: "not taken: rateLimit rateLimitExceeded",
            poll: "poll failed: rateLimit rateLimitExceeded"),
        EnvelopeCase(
            "server-error.json", 500, submit: "unclear: server internalServerError",
            poll: "poll failed: server internalServerError"),
        EnvelopeCase(
            "error-bare.json", 500, submit: "unclear: server internalServerError",
            poll: "poll failed: server internalServerError"),
        EnvelopeCase(
            "errors-single-object.json", 503, submit: "unclear: server internalServerError",
            poll: "poll failed: server internalServerError"),
        EnvelopeCase("error-text.json", 503, submit: "unclear: server", poll: "poll failed: server"),
        EnvelopeCase(
            "unsupported-resolution.json", 400, submit: "rejected: validation unsupportedModelResolution",
            poll: "failed validation unsupportedModelResolution"),
        EnvelopeCase(
            "unsupported-duration.json", submit: "rejected: validation unsupportedDuration",
            poll: "failed validation unsupportedDuration"),
        EnvelopeCase(
            "task-not-found.json", submit: "rejected: notFound taskNotFound", poll: "no trace: taskNotFound"),
        EnvelopeCase(
            "task-not-found.json", 404, submit: "rejected: notFound taskNotFound", poll: "no trace: taskNotFound"),
        EnvelopeCase("acknowledgement-empty.json", 500, submit: "unclear: server", poll: "poll failed: server"),
        EnvelopeCase(
            "acknowledgement-empty.json", 400, submit: "rejected: validation", poll: "poll failed: validation"),
    ]

    static let unreadable: [EnvelopeCase] = [
        EnvelopeCase("neither.json", submit: "unclear: unknown", poll: "poll failed: unknown"),
        EnvelopeCase("empty.txt", submit: "unclear: unknown", poll: "poll failed: unknown"),
        EnvelopeCase("cut-off.txt", submit: "unclear: unknown", poll: "poll failed: unknown"),
        EnvelopeCase("bad-gateway.html", submit: "unclear: unknown", poll: "poll failed: unknown"),
        EnvelopeCase("bad-gateway.html", 502, submit: "unclear: server", poll: "poll failed: server"),
        EnvelopeCase("bad-gateway.html", 301, submit: "rejected: unknown", poll: "poll failed: unknown"),
        EnvelopeCase("bad-gateway.html", 401, submit: "rejected: auth", poll: "poll failed: auth"),
        EnvelopeCase("empty.txt", 429, submit: "not taken: rateLimit", poll: "poll failed: rateLimit"),
    ]

    @Test("every answer has one meaning to a task that was sent", arguments: renders + refusals + unreadable)
    func submit(_ answer: EnvelopeCase) async throws {
        let transport = CannedTransport(status: answer.status, body: try Fixture.envelope(answer.file))
        let request = GenerationRequest("m", ["positivePrompt": "x"])
        let meaning = try await RunwareClient.test(transport).submit(request, as: Fixture.task)
        #expect(meaning.summary == answer.submit)
    }

    @Test("every answer has one meaning to a task that is asked for", arguments: renders + refusals + unreadable)
    func poll(_ answer: EnvelopeCase) async throws {
        let transport = CannedTransport(status: answer.status, body: try Fixture.envelope(answer.file))
        let meaning = try await RunwareClient.test(transport).poll(Fixture.task)
        #expect(meaning.summary == answer.poll)
    }

    @Test("the API page's own results are understood", arguments: zip(Fixture.examples, ["$0.56", "$0.404", "$0.56"]))
    func examples(name: String, cost: String) async throws {
        let task = try #require(TaskUUID(Fixture.request(name)["taskUUID"]?.string ?? ""))
        let transport = CannedTransport(status: 200, body: try Fixture.response(name))
        guard case .report(let report) = try await RunwareClient.test(transport).poll(task) else {
            Issue.record("no report")
            return
        }
        #expect(report.results.map(\.cost?.description) == [cost])
        #expect(report.isSettled(expecting: 1))
    }

    @Test("a server that was never reached has taken nothing, a lost reply says nothing")
    func connection() async throws {
        let request = GenerationRequest("m", [:])
        let unreachable = CannedTransport(.failure(TransferError(.unreachable, "no route")))
        #expect(
            try await RunwareClient.test(unreachable).submit(request, as: Fixture.task).summary
                == "not taken: connection")
        let lost = CannedTransport(.failure(TransferError(.interrupted, "broke")))
        #expect(try await RunwareClient.test(lost).submit(request, as: Fixture.task).summary == "unclear: connection")
        #expect(try await RunwareClient.test(lost).poll(Fixture.task).summary == "poll failed: connection")
    }
}
