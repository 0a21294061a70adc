public import Foundation

/// How a sandbox behaves: where it listens, what it keeps, how long a render takes and what goes wrong.
public struct SandboxConfiguration: Sendable {
    /// The port on 127.0.0.1; 0 takes any that is free.
    public var port = 0
    /// The start of the files' addresses, such as `http://sandbox.local:8080`; `nil` takes the request's `Host`.
    public var publicURL: String?
    /// Where tasks and clips are kept.
    public var storage: SandboxStorage
    /// The only key that is accepted; `nil` accepts any key that isn't empty.
    public var apiKey: String?
    /// What the account holds at the start; purchases are taken from it.
    public var balance = Price(micros: 100_000_000_000)
    /// How long a task takes until its last result is there; those before it come evenly spaced.
    ///
    /// A result is never there before its file is.
    public var renderTime: Duration = .milliseconds(1500)
    /// How many clips are rendered at the same time, each on a thread of its own.
    public var renderers = 2
    /// How long a file can be fetched if the request has no `ttl`.
    public var lifetime: Duration = .seconds(7 * 86_400)
    /// What a file answers after that; the service's own answer is not documented.
    public var expiredAnswer = ExpiredAnswer.gone
    /// What polling a task answers that was never submitted; the service's own answer is not documented.
    public var unknownTaskAnswer = UnknownTaskAnswer.emptyData
    /// What goes wrong on purpose.
    public var faults = SandboxFaults()
    /// What time it is; tests turn the hands themselves.
    public var now: @Sendable () -> Date = { Date() }

    /// A sandbox that keeps its tasks and clips in `storage`; everything else has a default.
    public init(storage: SandboxStorage) {
        self.storage = storage
    }
}

extension SandboxConfiguration {
    /// What an expired file answers.
    public enum ExpiredAnswer: Int, Hashable, Sendable {
        /// 404.
        case notFound = 404
        /// 410.
        case gone = 410
    }

    /// What polling an unknown task answers.
    public enum UnknownTaskAnswer: Hashable, Sendable {
        /// 200 and `{"data":[]}`, like a task that is running.
        case emptyData
        /// 404 and the error `taskNotFound`.
        case taskNotFound
    }
}
