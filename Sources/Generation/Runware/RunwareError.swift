/// An error that the API reports, or that stands for an answer that couldn't be had.
///
/// Texts come from the server; the key and the queries of addresses have been taken out of them.
public struct RunwareError: Error, Hashable, Sendable {
    /// What sort of error it is.
    public let kind: RunwareErrorKind
    /// The server's short name for it, such as `unsupportedModelResolution`; empty if it gave none.
    public let code: String
    /// What the server says.
    public let message: String
    /// The parameters it is about.
    public let parameters: [String]
    /// The values that would have been allowed, as far as the server lists them.
    public let allowedValues: [String]
    /// The page of the documentation that explains it.
    public let documentation: String?
    /// The task it is about, if the server says.
    public let taskUUID: String?
    /// How long the server asked to wait, if it did.
    public let retryAfter: Duration?

    /// Makes an error; what isn't known is left empty.
    public init(
        _ kind: RunwareErrorKind, code: String = "", message: String, parameters: [String] = [],
        allowedValues: [String] = [], documentation: String? = nil, taskUUID: String? = nil,
        retryAfter: Duration? = nil
    ) {
        self.kind = kind
        self.code = code
        self.message = message
        self.parameters = parameters
        self.allowedValues = allowedValues
        self.documentation = documentation
        self.taskUUID = taskUUID
        self.retryAfter = retryAfter
    }
}

extension RunwareError: CustomStringConvertible {
    /// One sentence for whoever runs the pipeline: what is wrong, what to do, and what the server said.
    public var description: String {
        details.isEmpty ? advice : "\(advice) (\(details))"
    }

    private var advice: String {
        switch kind {
        case .validation: "the request was refused; correct it and run again"
        case .conflict: "a task of this name is already there"
        case .auth: "the key was refused; check RUNWARE_API_KEY"
        case .quota: "there is too little credit; add credits to the Runware account and run again"
        case .rateLimit: "the server has too much to do; run again later or with fewer jobs at once"
        case .safety: "the content was refused as unsafe; change the prompt or the inputs"
        case .provider: "the company behind the model failed; run again later"
        case .timeout: "the company behind the model took too long; run again later"
        case .notFound: "something the request names isn't there; check the model, the inputs and RUNWARE_BASE_URL"
        case .server: "the server failed; run again later"
        case .connection: "the server could not be reached; check the network and run again"
        case .unknown: "the server answered with something unknown"
        }
    }

    private var details: String {
        let said = [code, message].filter { !$0.isEmpty }.joined(separator: ": ")
        let about = parameters.isEmpty ? "" : "parameters: " + parameters.joined(separator: ", ")
        let allowed = allowedValues.isEmpty ? "" : "allowed: " + allowedValues.joined(separator: ", ")
        let page = documentation.map { "see \($0)" } ?? ""
        return [said, about, allowed, page].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

extension RunwareError {
    /// Whether the code alone, whatever the status, says that a render came to a bad end.
    var speaksOfRender: Bool { [.provider, .timeout, .safety].contains(RunwareErrorKind(code: code, status: 0)) }

    /// Whether the server says that it knows no such task, or no longer.
    var isNoTrace: Bool { ["taskNotFound", "taskExpired", "taskFailedOrNotFound"].contains(code) }
}
