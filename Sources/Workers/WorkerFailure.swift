/// That a worker did not deal with a request, and why.
public struct WorkerFailure: Error, Hashable, Sendable {
    /// How the worker ended.
    public let end: WorkerEnd
    /// The last that it wrote to standard error, on one line; `nil` if it wrote nothing.
    public let lastWords: String?

    /// Makes a failure.
    public init(_ end: WorkerEnd, lastWords: String? = nil) {
        self.end = end
        self.lastWords = lastWords
    }
}
