/// What came of sending a task.
public enum SubmitAnswer: Sendable, Hashable {
    /// The server took it.
    case accepted
    /// The server had it already: an earlier sending arrived after all.
    case alreadyBought
    /// The server refused it for good; this sending bought nothing.
    case rejected(RunwareError)
    /// The server never saw it, or had no room; this sending bought nothing, and the same may be sent again.
    case notTaken(RunwareError)
    /// Nobody knows: the reply was lost or can't be read.
    case unclear(RunwareError)
}

extension SubmitAnswer {
    /// Judges a reply to the sending of one task.
    init(_ reply: RunwareReply, task: TaskUUID) {
        switch reply {
        case .none(let error, let isUnsent): self = isUnsent ? .notTaken(error) : .unclear(error)
        case .unreadable(let error, let status): self = SubmitAnswer(error, status: status)
        case .envelope(let envelope, let status): self = SubmitAnswer(envelope, status: status, task: task)
        }
    }

    private init(_ envelope: RunwareEnvelope, status: RunwareStatus, task: TaskUUID) {
        let errors = envelope.errors.filter { $0.taskUUID == nil || $0.taskUUID == task.text }
        let isTaken = envelope.items.contains { $0.taskUUID == nil || $0.taskUUID == task.text }
        if errors.contains(where: { $0.kind == .conflict }) {
            self = .alreadyBought
        } else if status.isSuccess, isTaken || errors.isEmpty {
            self = .accepted
        } else {
            self = SubmitAnswer(errors.first ?? status.error, status: status)
        }
    }

    private init(_ error: RunwareError, status: RunwareStatus) {
        switch error.kind {
        case .conflict: self = .alreadyBought
        case .rateLimit: self = .notTaken(error)
        case .validation, .auth, .quota, .safety: self = .rejected(error)
        case .notFound where !status.isServerFailure: self = .rejected(error)
        case .unknown where status.isRedirect: self = .rejected(error)
        case .notFound, .provider, .timeout, .server, .connection, .unknown: self = .unclear(error)
        }
    }
}
