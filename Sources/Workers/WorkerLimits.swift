/// What a worker may use before it is stopped.
public struct WorkerLimits: Hashable, Sendable, Codable {
    /// How many bytes of memory may be mapped: with many threads, more than twice of what is used.
    public var memory = 8 << 30
    /// How many seconds of processor time a request may take, over all its threads.
    public var processorSeconds = 12 * 3600
    /// The largest file in bytes that may be written.
    public var fileBytes = 64 << 30
    /// How many files may be open at once.
    public var openFiles = 256
    /// How long a request may take.
    public var wallTime = Duration.seconds(6 * 3600)
    /// How long a request may go without moving anything.
    public var stillness = Duration.seconds(60)
    /// How long a worker may take to stop after it was told to.
    public var grace = Duration.milliseconds(200)
    /// How long a worker may take to start.
    public var startTime = Duration.seconds(30)
    /// After how many requests a worker is replaced by a fresh one.
    public var requests = 100
    /// The longest line in bytes that a worker may answer with.
    public var lineBytes = 1 << 20
    /// How many bytes a worker may answer a request with.
    public var answerBytes = 64 << 20

    /// Makes the usual limits.
    public init() {}

    /// Whether a worker is to be replaced: after its share of requests, or when what it still has mapped takes up a
    /// quarter of what it may have.
    func isWornOut(requests served: Int, mapped: Int) -> Bool { served >= requests || mapped > memory / 4 }
}
