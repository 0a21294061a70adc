/// Which program a pool's workers run, how many there may be, and what they may do.
public struct WorkerConfiguration: Sendable {
    /// The program's absolute path.
    public var program: String
    /// Its arguments.
    public var arguments: [String]
    /// Its whole environment.
    public var environment: [String: String] = [:]
    /// How many workers there are at the most.
    public var count: Int
    /// Files and folders that workers may read, absolute.
    public var readable: [String]
    /// An absolute folder, for the pool alone, in which each worker has a folder of its own to write to; it is made, and
    /// removed in the end.
    public var folder: String
    /// What a worker may use.
    public var limits = WorkerLimits()
    /// Called with the process identifier of each worker that was started, and with what confines it.
    public var started: @Sendable (Int32, SandboxReport) -> Void = { _, _ in }

    /// Makes a configuration with the usual limits.
    public init(program: String, arguments: [String], count: Int, readable: [String], folder: String) {
        self.program = program
        self.arguments = arguments
        self.count = count
        self.readable = readable
        self.folder = folder
    }
}
