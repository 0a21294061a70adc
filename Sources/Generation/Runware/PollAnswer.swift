/// What came of asking for a task.
public enum PollAnswer: Sendable, Hashable {
    /// The server told about the render.
    case report(RenderReport)
    /// The server told of no such task. It may still be there: some answers to running tasks are empty.
    /// The error is there if the server said so in words.
    case noTrace(RunwareError?)
    /// The asking failed, which says nothing about the render.
    case failed(RunwareError)
}

extension PollAnswer {
    /// Judges a reply to the asking for one task.
    init(_ reply: RunwareReply, task: TaskUUID) {
        switch reply {
        case .none(let error, _): self = .failed(error)
        case .unreadable(let error, _): self = .failed(error)
        case .envelope(let envelope, let status): self = PollAnswer(envelope, status: status, task: task)
        }
    }

    private init(_ envelope: RunwareEnvelope, status: RunwareStatus, task: TaskUUID) {
        let items = envelope.items.filter { $0.taskUUID == nil || $0.taskUUID == task.text }
        let verdicts = envelope.errors.filter { PollAnswer.isVerdict($0, status: status, task: task) }
        let lost = envelope.errors.first { PollAnswer.isNoTrace($0, status: status, task: task) }
        if (status.isSuccess && !items.isEmpty) || !verdicts.isEmpty {
            self = .report(RenderReport(status.isSuccess ? items : [], errors: verdicts))
        } else if let lost {
            self = .noTrace(lost)
        } else if let error = envelope.errors.first {
            self = .failed(error)
        } else {
            self = status.isSuccess ? .noTrace(nil) : .failed(status.error)
        }
    }

    /// Whether an error is about the render: it names the task, and it isn't the asking itself that was refused.
    ///
    /// With a status that speaks of the exchange, only a code that speaks of the render is believed: a gateway in
    /// between that gives up must not make a render that goes on look failed, for then it would be bought again.
    private static func isVerdict(_ error: RunwareError, status: RunwareStatus, task: TaskUUID) -> Bool {
        guard error.taskUUID == task.text, !error.isNoTrace, error.kind != .auth, error.kind != .conflict else {
            return false
        }
        return !status.concernsExchange || error.speaksOfRender
    }

    private static func isNoTrace(_ error: RunwareError, status: RunwareStatus, task: TaskUUID) -> Bool {
        error.isNoTrace && !status.concernsExchange && (error.taskUUID == nil || error.taskUUID == task.text)
    }
}
