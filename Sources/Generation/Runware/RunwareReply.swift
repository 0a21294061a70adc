import Transfer

/// What came back from one exchange, before it is judged.
enum RunwareReply: Sendable {
    /// No answer; `isUnsent` if the server has surely seen nothing.
    case none(RunwareError, isUnsent: Bool)
    /// An answer that can't be read.
    case unreadable(RunwareError, RunwareStatus)
    /// An answer.
    case envelope(RunwareEnvelope, RunwareStatus)

    /// Reads an answer.
    init(_ response: TransferResponse, redaction: Redaction) {
        let head = response.head
        let reader = RunwareErrorReader(status: head.status, retryAfter: head.retryAfter, redaction: redaction)
        let status = RunwareStatus(code: head.status, error: reader.unexplained())
        if let envelope = RunwareEnvelope(response.body, reader: reader) {
            self = .envelope(envelope, status)
        } else {
            self = .unreadable(reader.unreadable(response.body), status)
        }
    }

    /// Stands for an answer that never came.
    init(_ error: TransferError) {
        let isUnsent = error.reason == .unreachable || error.reason == .forbiddenURL
        self = .none(RunwareError(.connection, message: error.message), isUnsent: isUnsent)
    }
}
