public import FFmpeg

/// Why a piece of media could not be processed.
public struct MediaError: Error, Hashable, Sendable, CustomStringConvertible {
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
        /// It was cancelled.
        case cancelled
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// What went wrong and what to do about it, for the person running the pipeline.
    public let message: String
    /// What FFmpeg said, if it said something.
    public let cause: FFmpegError?

    /// Makes an error.
    public init(_ reason: Reason, _ message: String, cause: FFmpegError? = nil) {
        self.reason = reason
        self.message = message
        self.cause = cause
    }

    /// The message, and below it what FFmpeg said.
    public var description: String { message + (cause.map { "\n  └ \($0)" } ?? "") }
}
