/// What a purchase that doesn't come to its end says.
extension PurchaseMachine {
    /// The server refused, or couldn't be had.
    func stopped(by error: RunwareError) -> GenerationError {
        GenerationError(GenerationError.Reason(beforeAcceptance: error.kind), "\(subject): \(error)", cause: error)
    }

    /// The render failed.
    func failed(_ error: RunwareError) -> GenerationError {
        GenerationError(GenerationError.Reason(ofRender: error.kind), "\(subject): \(error)", cause: error)
    }

    /// The time for asking is used up.
    func outOfTime() -> GenerationError {
        guard purchase?.state == .accepted else { return unanswered() }
        return GenerationError(
            .stillRendering, "\(subject): still rendering; run again to pick it up, nothing is bought twice",
            cause: lastError)
    }

    /// The run was to end before the task was sent.
    func leftUnsent() -> GenerationError {
        GenerationError(.cancelled, "\(subject): stopped before it was bought; run again to buy it", cause: lastError)
    }

    /// The server never said whether it has the task.
    func unanswered() -> GenerationError {
        let why = lastError.map { ": \($0)" } ?? ""
        return GenerationError(
            .unreachable,
            "\(subject): the server doesn't say whether it took the task; run again soon, nothing is bought twice\(why)",
            cause: lastError)
    }

    /// The server knows nothing of a task that may have been bought.
    func lost() -> GenerationError {
        GenerationError(
            .needsDecision,
            """
            \(subject): it may have been bought, but the server knows nothing of it now; look it up in the Runware \
            account, then buy it again with 'dailies generations forget \(taskText)', or run again to ask once more
            """,
            cause: lastError)
    }

    /// The render is said to be done, but where isn't said.
    func withoutURL() -> GenerationError {
        GenerationError(
            .needsDecision,
            """
            \(subject): the server says it is done but not where; look it up in the Runware account, then buy it \
            again with 'dailies generations forget \(taskText)', or run again to ask once more
            """,
            cause: lastError)
    }

    private var taskText: String { purchase?.taskUUID.text ?? "" }
}

extension GenerationError.Reason {
    /// The reason of an error before the server took the task.
    init(beforeAcceptance kind: RunwareErrorKind) {
        switch kind {
        case .connection, .server, .timeout, .provider, .unknown: self = .unreachable
        case .notFound: self = .invalid
        default: self = Self(ofRender: kind)
        }
    }

    /// The reason of a render that failed.
    init(ofRender kind: RunwareErrorKind) {
        switch kind {
        case .validation, .conflict: self = .invalid
        case .auth: self = .unauthorised
        case .quota: self = .outOfCredit
        case .rateLimit: self = .rateLimited
        case .safety: self = .refusedBySafety
        case .provider, .timeout, .notFound, .server, .unknown: self = .failed
        case .connection: self = .unreachable
        }
    }
}
