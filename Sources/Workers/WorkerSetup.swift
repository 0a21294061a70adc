/// What a worker is told before anything else: where it may read and write, and how much it may use.
struct WorkerSetup: Hashable, Sendable, Codable {
    /// Files and folders that may be read.
    let readable: [String]
    /// The folder that may be written to.
    let folder: String
    /// What may be used.
    let limits: WorkerLimits
}
