/// Jobs that are ready, put together into batches, each pool's in the order in which they became ready.
///
/// Jobs with one key that wait at the same time become one batch. The queue decides and does nothing.
public struct BatchQueue<ID: Hashable & Sendable>: Sendable {
    /// Jobs to be done together.
    public struct Batch: Hashable, Sendable {
        /// The pool they run in.
        public let pool: WorkPool
        /// What the jobs have in common; `nil` for a job that stays alone.
        public let key: String?
        /// The jobs, in the order in which they became ready.
        public fileprivate(set) var jobs: [ID]
    }

    private let limits: [WorkPool: Int]
    private var waiting: [Batch] = []
    private var running: [WorkPool: Int] = [:]

    /// Makes an empty queue.
    ///
    /// - Parameter limits: how many batches of a pool run at once; a pool without a limit runs one.
    public init(limits: [WorkPool: Int]) { self.limits = limits }

    /// Puts in a job.
    public mutating func add(_ id: ID, to pool: WorkPool, key: String?) {
        if let key, let index = waiting.firstIndex(where: { $0.key == key && $0.pool == pool }) {
            waiting[index].jobs.append(id)
        } else {
            waiting.append(Batch(pool: pool, key: key, jobs: [id]))
        }
    }

    /// Takes the batches that can start now.
    public mutating func takeStartable() -> [Batch] {
        var taken: [Batch] = []
        waiting.removeAll { batch in
            guard running[batch.pool, default: 0] < limits[batch.pool, default: 1] else { return false }
            running[batch.pool, default: 0] += 1
            taken.append(batch)
            return true
        }
        return taken
    }

    /// Takes a job out that is not to be done any more; a batch without jobs goes with it.
    public mutating func remove(_ id: ID) {
        for index in waiting.indices { waiting[index].jobs.removeAll { $0 == id } }
        waiting.removeAll(where: \.jobs.isEmpty)
    }

    /// Takes all jobs out, and returns them.
    public mutating func removeAll() -> [ID] {
        defer { waiting = [] }
        return waiting.flatMap(\.jobs)
    }

    /// Marks a batch that was taken as finished.
    public mutating func finish(_ batch: Batch) { running[batch.pool, default: 1] -= 1 }
}
