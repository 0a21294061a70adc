/// Why a transfer failed.
public struct TransferError: Error, Sendable {
    /// The reason, coarse enough to branch on.
    public enum Reason: Hashable, Sendable {
        /// The address isn't allowed; see ``URLPolicy``.
        case forbiddenURL
        /// No connection came about, so the server has seen nothing of the request.
        case unreachable
        /// The connection broke; the request may have been carried out.
        case interrupted
        /// It took too long; the request may have been carried out.
        case timedOut
        /// There were more bytes than allowed.
        case tooLarge
        /// There were fewer bytes than announced, or none.
        case truncated
        /// The file is gone: 404 or 410.
        case expired
        /// Any other status that isn't success.
        case httpStatus(Int)
        /// A web page came instead of a file.
        case unexpectedContent
        /// The draft could not be written.
        case unwritable
        /// The task was cancelled.
        case cancelled
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// What went wrong and, where something helps, what to do about it.
    ///
    /// Addresses stand there without their query.
    public let message: String
    /// The error underneath, if another library raised one.
    public let cause: (any Error)?
    /// How long the server asked to wait before the next try, if it did.
    public let retryAfter: Duration?

    /// Makes an error.
    public init(_ reason: Reason, _ message: String, cause: (any Error)? = nil, retryAfter: Duration? = nil) {
        self.reason = reason
        self.message = message
        self.cause = cause
        self.retryAfter = retryAfter
    }

    /// Whether another try may do better.
    ///
    /// 422 is among them because the CDN of a new clip answers so while it is still copying.
    public var isTransient: Bool {
        switch reason {
        case .unreachable, .interrupted, .timedOut, .truncated: true
        case .httpStatus(let status): [408, 422, 425, 429, 500, 502, 503, 504].contains(status)
        case .forbiddenURL, .tooLarge, .expired, .unexpectedContent, .unwritable, .cancelled: false
        }
    }
}

extension TransferError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
