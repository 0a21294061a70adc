import HeapModule

/// Which jobs are done, running, ready and waiting.
///
/// The plan decides and does nothing: it starts no task, touches no file and reads no clock. ``PipelineRunner`` asks
/// it what to do and does it.
///
/// Edges are of two kinds. A job *starts* when all jobs it has a **data** edge to are committed. It is *committed* when
/// its work is done and all jobs it has a **gate** edge to are committed; until then what it made is a draft.
public struct RunPlan<ID: Hashable & Sendable>: Sendable {
    /// A job as the plan sees it.
    public struct Node: Sendable {
        /// Its name.
        public let id: ID
        /// The jobs whose results it reads.
        public let data: [ID]
        /// The jobs that have to pass before it is committed.
        public let gates: [ID]

        /// Makes a node.
        public init(_ id: ID, data: [ID] = [], gates: [ID] = []) {
            self.id = id
            self.data = data
            self.gates = gates
        }
    }

    /// How far a job has come.
    public enum State: Hashable, Sendable {
        /// Something it reads is not there yet, or nobody has taken it yet.
        case waiting
        /// It was taken.
        case running
        /// Its work is done and a gate hasn't passed yet.
        case drafted
        /// It is committed.
        case done
        /// Its work failed.
        case failed
        /// It is not to be done, or not to be committed, because another job failed.
        case dropped
    }

    private var ids: [ID]
    private var states: [State]
    private var missingData: [Int]
    private var missingGates: [Int]
    private var readers: [[Int]]
    private var gated: [[Int]]
    private var indices: [ID: Int]
    private var ready: Heap<Int>
    private var active = 0
    private var isStopped = false

    /// Makes a plan of nodes, each after those it has edges to.
    ///
    /// Edges to nodes that are not there are ignored.
    public init(_ nodes: [Node]) {
        ids = nodes.map(\.id)
        states = nodes.map { _ in .waiting }
        missingData = nodes.map { _ in 0 }
        missingGates = nodes.map { _ in 0 }
        readers = nodes.map { _ in [] }
        gated = nodes.map { _ in [] }
        indices = Dictionary(zip(nodes.map(\.id), nodes.indices)) { first, _ in first }
        ready = []
        for (index, node) in nodes.enumerated() {
            for source in Set(node.data).compactMap({ indices[$0] }) {
                readers[source].append(index)
                missingData[index] += 1
            }
            for gate in Set(node.gates).compactMap({ indices[$0] }) {
                gated[gate].append(index)
                missingGates[index] += 1
            }
            if missingData[index] == 0 { ready.insert(index) }
        }
    }

    /// Takes every job that can start now, in the order of the nodes; none once the plan was stopped.
    public mutating func takeReady() -> [ID] {
        guard !isStopped else { return [] }
        var taken: [ID] = []
        while let index = ready.popMin() {
            guard states[index] == .waiting else { continue }
            states[index] = .running
            active += 1
            taken.append(ids[index])
        }
        return taken
    }

    /// Marks a running job's work as done.
    ///
    /// - Returns: whether it can be committed now; if not, a later ``commit(_:)`` of its last gate returns it.
    public mutating func draft(_ id: ID) -> Bool {
        guard let index = indices[id], states[index] == .running else { return false }
        states[index] = .drafted
        return missingGates[index] == 0
    }

    /// Marks a drafted job as committed.
    ///
    /// - Returns: the drafted jobs for which this was the last gate: they can be committed now.
    public mutating func commit(_ id: ID) -> [ID] {
        guard let index = indices[id], states[index] == .drafted else { return [] }
        states[index] = .done
        active -= 1
        for reader in readers[index] {
            missingData[reader] -= 1
            if missingData[reader] == 0 { ready.insert(reader) }
        }
        for waiting in gated[index] { missingGates[waiting] -= 1 }
        return gated[index].filter { states[$0] == .drafted && missingGates[$0] == 0 }.map { ids[$0] }
    }

    /// Marks a running or drafted job as failed, and drops every job that needs it.
    ///
    /// - Returns: the jobs dropped by this, in the order of the nodes. What a running or drafted one among them made
    ///   is to be thrown away.
    public mutating func fail(_ id: ID) -> [ID] {
        guard let index = indices[id], states[index] == .running || states[index] == .drafted else { return [] }
        states[index] = .failed
        active -= 1
        var dropped: [Int] = []
        var next = readers[index] + gated[index]
        while let other = next.popLast() {
            switch states[other] {
            case .done, .failed, .dropped: continue
            case .running, .drafted: active -= 1
            case .waiting: break
            }
            states[other] = .dropped
            dropped.append(other)
            next += readers[other] + gated[other]
        }
        return dropped.sorted().map { ids[$0] }
    }

    /// Whether ``takeReady()`` would return something.
    public var hasReady: Bool { !isStopped && !ready.allUnordered { states[$0] != .waiting } }

    /// Starts nothing from here on.
    public mutating func stop() { isStopped = true }

    /// How far a job has come; `nil` for a job that isn't in the plan.
    public func state(of id: ID) -> State? { indices[id].map { states[$0] } }

    /// Whether nothing runs and nothing can start any more.
    public var isFinished: Bool { active == 0 && !hasReady }
}

extension Heap {
    fileprivate func allUnordered(_ fits: (Element) -> Bool) -> Bool { unordered.allSatisfy(fits) }
}
