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

    /// The batches of one pool that wait, numbered in the order in which they came.
    private struct Line {
        var batches: [Int: Batch] = [:]
        var numbers: [String: Int] = [:]
        var first = 0
        var end = 0

        mutating func removeFirst() -> Batch? {
            while first < end {
                defer { first += 1 }
                if let batch = remove(first) { return batch }
            }
            return nil
        }

        mutating func remove(_ number: Int) -> Batch? {
            guard let batch = batches.removeValue(forKey: number) else { return nil }
            if let key = batch.key { numbers[key] = nil }
            return batch
        }
    }

    private let limits: [WorkPool: Int]
    private var lines: [WorkPool: Line] = [:]
    private var places: [ID: (pool: WorkPool, number: Int)] = [:]
    private var running: [WorkPool: Int] = [:]

    /// Makes an empty queue.
    ///
    /// - Parameter limits: how many batches of a pool run at once; a pool without a limit runs one.
    public init(limits: [WorkPool: Int]) { self.limits = limits }

    /// Puts in a job.
    public mutating func add(_ id: ID, to pool: WorkPool, key: String?) {
        var line = lines.removeValue(forKey: pool) ?? Line()
        let number = key.flatMap { line.numbers[$0] } ?? line.end
        if number == line.end {
            line.end += 1
            if let key { line.numbers[key] = number }
        }
        line.batches[number, default: Batch(pool: pool, key: key, jobs: [])].jobs.append(id)
        places[id] = (pool, number)
        lines[pool] = line
    }

    /// Takes the batches that can start now.
    public mutating func takeStartable() -> [Batch] {
        var taken: [Batch] = []
        for pool in WorkPool.allCases {
            while running[pool, default: 0] < limits[pool, default: 1], let batch = lines[pool]?.removeFirst() {
                running[pool, default: 0] += 1
                for id in batch.jobs { places[id] = nil }
                taken.append(batch)
            }
        }
        return taken
    }

    /// Takes a job out that is not to be done any more; a batch without jobs goes with it.
    public mutating func remove(_ id: ID) {
        guard let (pool, number) = places.removeValue(forKey: id) else { return }
        lines[pool]?.batches[number]?.jobs.removeAll { $0 == id }
        if lines[pool]?.batches[number]?.jobs.isEmpty == true { _ = lines[pool]?.remove(number) }
    }

    /// Takes all jobs out, and returns them.
    public mutating func removeAll() -> [ID] {
        defer { (lines, places) = ([:], [:]) }
        return WorkPool.allCases.flatMap { pool in
            (lines[pool]?.batches ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value.jobs)
        }
    }

    /// Marks a batch that was taken as finished.
    public mutating func finish(_ batch: Batch) { running[batch.pool, default: 1] -= 1 }
}
