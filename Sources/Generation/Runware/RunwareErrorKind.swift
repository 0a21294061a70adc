/// What sort of error the API reports, in the words of its own kits.
public enum RunwareErrorKind: String, Hashable, Sendable, CaseIterable {
    /// The request is wrong.
    case validation
    /// A task of this name is already there.
    case conflict
    /// The key is wrong or may not do this.
    case auth
    /// There is too little credit.
    case quota
    /// There is too much to do.
    case rateLimit
    /// Something was found unsafe.
    case safety
    /// The company behind the model failed.
    case provider
    /// The company behind the model took too long.
    case timeout
    /// A task, a model or an input isn't there.
    case notFound
    /// The API itself failed.
    case server
    /// The exchange failed before there was an answer.
    case connection
    /// None of these.
    case unknown
}

extension RunwareErrorKind {
    /// The kind of an error code, or of an HTTP status where the code says nothing.
    ///
    /// Codes are many and change, so most are told by their words. `invalidProviderContent` is the trap: it begins
    /// like a mistake in the request and means that the model's company found something unsafe.
    init(code: String, status: Int) {
        self = Self.exact(code) ?? Self.worded(code.lowercased()) ?? Self(status: status)
    }

    private static func exact(_ code: String) -> RunwareErrorKind? {
        switch code {
        case "conflictTaskUUID": .conflict
        case "invalidProviderContent", "promptBlocked", "imageBlocked": .safety
        case "paymentRequired": .quota
        case "taskCancelled", "taskFailedOrNotFound": .notFound
        case "internalServerError", "serviceUnavailable", "standardError", "unknownError": .server
        case "badInput", "incompatibleParameters", "unknownParameter", "validationFailed": .validation
        case "noAvailableServer", "mediaStorageFileCouldNotBeMoved": .provider
        case "modelUnavailable", "modelDisabled", "modelNotReady": .provider
        case "inferenceError", "processingFailed", "taskFailed", "downloadFailed", "uploadFailed": .provider
        default: nil
        }
    }

    /// Words to look for, the most telling first; a circumflex stands for the beginning of the code.
    private static let words: [(kind: RunwareErrorKind, words: [String])] = [
        (.safety, ["contentpolicy", "nsfw", "sensitivecontent", "moderation"]),
        (.quota, ["credit", "quota", "balance"]),
        (.rateLimit, ["ratelimit"]),
        (.auth, ["apikey", "unauthorized", "forbidden", "permission"]),
        (.auth, ["^token", "^account", "^organization", "^workspace"]),
        (.timeout, ["timeout"]),
        (.notFound, ["notfound", "expired"]),
        (.provider, ["^provider"]),
        (.validation, ["^invalid", "^missing", "^unsupported", "^value", "^array"]),
    ]

    private static func worded(_ code: String) -> RunwareErrorKind? {
        let marked = "^" + code
        return words.first { entry in entry.words.contains { marked.contains($0) } }?.kind
    }

    private init(status: Int) {
        switch status {
        case 401, 403: self = .auth
        case 402: self = .quota
        case 404: self = .notFound
        case 408, 504: self = .timeout
        case 429: self = .rateLimit
        case 400..<500: self = .validation
        case 500...: self = .server
        default: self = .unknown
        }
    }
}
