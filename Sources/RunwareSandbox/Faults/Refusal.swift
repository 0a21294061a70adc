import JSON

/// An answer that turns a request down before it is looked at.
public enum Refusal: Hashable, Sendable, CaseIterable {
    /// 401 `invalidApiKey`.
    case unauthorized
    /// 402 `insufficientCredits`.
    case paymentRequired
    /// 429 `rateLimitExceeded`.
    case tooManyRequests
    /// 500 `internalServerError`.
    case serverError
    /// 503 `serviceUnavailable`.
    case unavailable
    /// 502 with a page of HTML, as a proxy in between sends.
    case html
    /// The connection is closed without an answer.
    case dropped
}

extension Refusal {
    /// What goes out.
    var reply: APIReply {
        switch self {
        case .unauthorized: .refusal(401, .invalidAPIKey)
        case .paymentRequired: .refusal(402, .insufficientCredits)
        case .tooManyRequests:
            .refusal(429, APIError("rateLimitExceeded", "Too many requests. Please slow down and try again."))
        case .serverError: .refusal(500, .internalServerError)
        case .unavailable:
            .refusal(
                503, APIError("serviceUnavailable", "The service is unavailable for the moment. Please try again."))
        case .html: .html(502, "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>")
        case .dropped: .dropped
        }
    }
}
