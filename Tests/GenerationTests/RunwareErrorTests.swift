import JSON
import Testing

@testable import Generation

@Suite("Runware error")
struct RunwareErrorTests {
    static let codes: [(RunwareErrorKind, [String])] = [
        (.auth, ["invalidApiKey", "missingApiKey", "unauthorized", "forbidden", "permissionDenied", "tokenExpired"]),
        (.auth, ["insufficientPermissions", "accountSuspended", "organizationDisabled", "workspaceMissing"]),
        (.quota, ["insufficientCredits", "providerInsufficientCredits", "thirdPartyInsufficientCredits"]),
        (.quota, ["quotaExceeded", "paymentRequired"]),
        (.rateLimit, ["rateLimitExceeded", "inferenceRateLimitExceeded", "providerRateLimitExceeded"]),
        (.conflict, ["conflictTaskUUID"]),
        (.validation, ["invalidDuration", "missingPrompt", "unsupportedParameter", "valueTooLow", "arrayTooLong"]),
        (.validation, ["badInput", "unknownParameter", "incompatibleParameters", "validationFailed"]),
        (.safety, ["contentPolicyViolation", "providerContentPolicyViolation", "nsfwContentDetected"]),
        (.safety, ["sensitiveContentDetected", "promptBlocked", "imageBlocked", "moderationFailed"]),
        (.safety, ["invalidProviderContent"]),
        (.provider, ["providerError", "providerUnavailable", "providerBadGateway", "inferenceError", "taskFailed"]),
        (.provider, ["processingFailed", "downloadFailed", "uploadFailed", "noAvailableServer", "modelNotReady"]),
        (.timeout, ["timeoutProvider", "providerTimeout", "providerGatewayTimeout", "webhookTimeout"]),
        (.notFound, ["taskNotFound", "taskExpired", "taskCancelled", "taskFailedOrNotFound", "mediaExpired"]),
        (.server, ["internalServerError", "serviceUnavailable", "standardError", "unknownError"]),
    ]

    @Test("every code that is known is of its kind, whatever the status", arguments: codes)
    func kinds(kind: RunwareErrorKind, codes: [String]) {
        for code in codes { #expect(RunwareErrorKind(code: code, status: 400) == kind, "\(code)") }
    }

    @Test(
        "a code nobody knows is of the status' kind",
        arguments: zip(
            [200, 400, 401, 402, 403, 404, 408, 422, 429, 500, 503, 504],
            [
                .unknown, .validation, .auth, .quota, .auth, .notFound, .timeout, .validation, .rateLimit, .server,
                .server, .timeout,
            ]
                as [RunwareErrorKind]))
    func statuses(status: Int, kind: RunwareErrorKind) {
        #expect(RunwareErrorKind(code: "somethingNew", status: status) == kind)
    }

    @Test("tells what to do, what the server said, and what it would have allowed")
    func sentence() async throws {
        let body = try Fixture.envelope("unsupported-resolution.json")
        let transport = CannedTransport(status: 400, body: body)
        let request = GenerationRequest("m", [:])
        guard case .rejected(let error) = try await RunwareClient.test(transport).submit(request, as: Fixture.task)
        else {
            Issue.record("not rejected")
            return
        }
        #expect(error.parameters == ["width", "height"])
        #expect(error.allowedValues == ["480x480", "848x480", "480x848", "1280x720"])
        #expect(
            "\(error)" == """
                the request was refused; correct it and run again (unsupportedModelResolution: Unsupported \
                width/height combination for this model.; parameters: width, height; allowed: 480x480, 848x480, \
                480x848, 1280x720; see https://runware.ai/docs/models/xai-grok-imagine-video?…)
                """)
    }

    @Test("reads a parameter that is one text, numbers that are allowed, and what the provider said")
    func shapes() async throws {
        let duration = try await error("unsupported-duration.json")
        #expect(duration?.parameters == ["duration"])
        #expect(duration?.allowedValues == ["5", "10"])
        #expect(try await error("moderation.json")?.message == "Invalid content from provider – the prompt was flagged")
    }

    private func error(_ file: String) async throws -> RunwareError? {
        let transport = CannedTransport(status: 200, body: try Fixture.envelope(file))
        guard case .report(let report) = try await RunwareClient.test(transport).poll(Fixture.task) else { return nil }
        return report.failures.first
    }
}
