public import FFmpeg

/// Why a piece of media could not be processed.
public struct MediaError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The reason, coarse enough to branch on.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// The source can't be read as media.
        case unreadable
        /// The source has no stream of the kind that is needed.
        case noSuchStream
        /// The linked FFmpeg, or this program, can't do what was asked.
        case unsupported
        /// The source was read but is not what it was expected to be.
        case expectation
        /// What was made didn't stand up to being checked.
        case damagedOutput
        /// A file could not be written.
        case unwritable
        /// The process that did the work crashed, or went beyond a limit.
        case crashed
        /// It was cancelled.
        case cancelled
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// What went wrong and what to do about it, for the person running the pipeline.
    public let message: String
    /// What FFmpeg said, if it said something.
    public let cause: FFmpegError?
    /// The last words of a worker process that crashed, if it had any.
    public let evidence: String?

    /// Makes an error.
    public init(_ reason: Reason, _ message: String, cause: FFmpegError? = nil, evidence: String? = nil) {
        self.reason = reason
        self.message = message
        self.cause = cause
        self.evidence = evidence
    }

    /// What a library or a worker process said, if that helps.
    public var detail: String? { cause?.description ?? evidence }

    /// The message, and below it what was said.
    public var description: String { message + (detail.map { "\n  └ \($0)" } ?? "") }
}
