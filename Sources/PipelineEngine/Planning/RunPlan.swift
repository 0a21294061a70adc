import HeapModule

/// Which jobs are done, running, ready and waiting.
///
/// The plan decides and does nothing: it starts no task, touches no file and reads no clock. ``PipelineRunner`` asks
/// it what to do and does it. Jobs come in as the run goes on, and are forgotten when nothing depends on them any more,
/// so that a plan is as large as what goes on at one time.
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

    private struct Place {
        let order: Int
        var state = State.waiting
        var missingData = 0
        var missingGates = 0
        var readers: [ID] = []
        var gated: [ID] = []
    }

    private struct Ready: Comparable {
        let order: Int
        let id: ID

        static func < (left: Ready, right: Ready) -> Bool { left.order < right.order }
        static func == (left: Ready, right: Ready) -> Bool { left.order == right.order }
    }

    private var places: [ID: Place] = [:]
    private var ready = Heap<Ready>()
    private var count = 0
    private var active = 0
    private var isStopped = false

    /// Makes a plan of nodes, each after those it has edges to.
    public init(_ nodes: [Node] = []) { insert(nodes) }

    /// Adds nodes, each after those it has edges to.
    ///
    /// Edges to nodes that are not there are ignored; so is a node whose name is taken.
    public mutating func insert(_ nodes: [Node]) {
        for node in nodes where places[node.id] == nil {
            var place = Place(order: count)
            count += 1
            for source in Set(node.data) where places[source] != nil {
                places[source]?.readers.append(node.id)
                if places[source]?.state != .done { place.missingData += 1 }
            }
            for gate in Set(node.gates) where places[gate] != nil {
                places[gate]?.gated.append(node.id)
                if places[gate]?.state != .done { place.missingGates += 1 }
            }
            if place.missingData == 0 { ready.insert(Ready(order: place.order, id: node.id)) }
            places[node.id] = place
        }
    }

    /// Forgets jobs that nothing depends on any more.
    public mutating func forget(_ ids: some Sequence<ID>) {
        for id in ids {
            guard let place = places.removeValue(forKey: id) else { continue }
            if place.state == .running || place.state == .drafted { active -= 1 }
        }
    }

    /// Takes every job that can start now, in the order of the nodes; none once the plan was stopped.
    public mutating func takeReady() -> [ID] {
        guard !isStopped else { return [] }
        var taken: [ID] = []
        while let next = ready.popMin() {
            guard places[next.id]?.state == .waiting else { continue }
            places[next.id]?.state = .running
            active += 1
            taken.append(next.id)
        }
        return taken
    }

    /// Marks a running job's work as done.
    ///
    /// - Returns: whether it can be committed now; if not, a later ``commit(_:)`` of its last gate returns it.
    public mutating func draft(_ id: ID) -> Bool {
        guard let place = places[id], place.state == .running else { return false }
        places[id]?.state = .drafted
        return place.missingGates == 0
    }

    /// Marks a drafted job as committed.
    ///
    /// - Returns: the drafted jobs for which this was the last gate: they can be committed now.
    public mutating func commit(_ id: ID) -> [ID] {
        guard let place = places[id], place.state == .drafted else { return [] }
        places[id]?.state = .done
        active -= 1
        for reader in place.readers {
            guard var other = places[reader] else { continue }
            other.missingData -= 1
            if other.missingData == 0 { ready.insert(Ready(order: other.order, id: reader)) }
            places[reader] = other
        }
        return place.gated.filter { gated in
            places[gated]?.missingGates -= 1
            return places[gated].map { $0.state == .drafted && $0.missingGates == 0 } ?? false
        }
    }

    /// Marks a running or drafted job as failed, and drops every job that needs it.
    ///
    /// - Returns: the jobs dropped by this, in the order of the nodes. What a running or drafted one among them made
    ///   is to be thrown away.
    public mutating func fail(_ id: ID) -> [ID] {
        guard let place = places[id], place.state == .running || place.state == .drafted else { return [] }
        places[id]?.state = .failed
        active -= 1
        var dropped: [(order: Int, id: ID)] = []
        var next = place.readers + place.gated
        while let other = next.popLast() {
            guard let reached = places[other] else { continue }
            switch reached.state {
            case .done, .failed, .dropped: continue
            case .running, .drafted: active -= 1
            case .waiting: break
            }
            places[other]?.state = .dropped
            dropped.append((reached.order, other))
            next += reached.readers + reached.gated
        }
        return dropped.sorted { $0.order < $1.order }.map(\.id)
    }

    /// Whether ``takeReady()`` would return something.
    public var hasReady: Bool { !isStopped && ready.unordered.contains { places[$0.id]?.state == .waiting } }

    /// Starts nothing from here on.
    public mutating func stop() { isStopped = true }

    /// How far a job has come; `nil` for a job that isn't in the plan.
    public func state(of id: ID) -> State? { places[id]?.state }

    /// Whether nothing runs and nothing can start any more.
    public var isFinished: Bool { active == 0 && !hasReady }
}
