/// Decides whether there is room on disk for work that is to begin.
///
/// A value: who uses it looks at the disks. What work in progress has yet to write is kept for it.
public struct DiskBudget: Sendable {
    /// What some work writes.
    public struct Need: Hashable, Sendable {
        /// Bytes in the state folder: drafts, which become artifacts.
        public var kept: Int
        /// Bytes in the output folder: copies that are published.
        public var published: Int

        /// More than any disk has, and little enough to be added up.
        private static let most = 1 << 56

        /// Makes a need; what can't be true is taken for the nearest that can.
        public init(kept: Int, published: Int) {
            self.kept = min(max(0, kept), Self.most)
            self.published = min(max(0, published), Self.most)
        }
    }

    private struct Reservation {
        let need: Need
        var fraction = 0.0

        /// What the work has yet to write.
        var rest: Need {
            Need(kept: need.kept - part(need.kept), published: need.published - part(need.published))
        }

        private func part(_ bytes: Int) -> Int { Int(Double(bytes) * fraction) }
    }

    private let reserve: Int
    private var reservations: [JobID: Reservation] = [:]

    /// Makes a budget.
    ///
    /// - Parameter reserve: the bytes in the state folder that no work may count on: the journal and the ledger need
    ///   them. By itself 16 MB.
    public init(reserve: Int = 16_000_000) { self.reserve = reserve }

    /// What a job writes, by what jobs like it wrote, or, where there were none, as much as it reads.
    public static func need(past: WorkEstimates.Estimate?, reading bytes: Int, publishes: Bool) -> Need {
        let size = past?.bytes ?? bytes
        return Need(kept: size, published: publishes ? size : 0)
    }

    /// Decides whether a job can begin; if it can, what it needs is kept for it until ``release(_:)``.
    ///
    /// - Parameters:
    ///   - need: what it writes.
    ///   - job: the job.
    ///   - state: the disk of the state folder; `nil` if it isn't known.
    ///   - output: the disk of the output folder; `nil` if it isn't known or nothing is published.
    /// - Returns: why it can't begin, or `nil` if it can.
    public mutating func objection(to need: Need, of job: JobID, state: Disk?, output: Disk?) -> String? {
        let all = reservations.values.reduce(need) { $0 + $1.rest }
        let isShared = state?.device == output?.device
        if let state {
            let wanted = isShared ? all.kept + all.published : all.kept
            if wanted + reserve > state.free {
                let own = isShared ? need.kept + need.published : need.kept
                return sentence(job, own, wanted - own, state, reserve)
            }
        }
        if let output, !isShared, all.published > output.free {
            return sentence(job, need.published, all.published - need.published, output, 0)
        }
        reservations[job] = Reservation(need: need)
        return nil
    }

    /// Notes how much of its work a job has done: as much of what was kept for it is written.
    public mutating func note(_ fraction: Double, of job: JobID) {
        reservations[job]?.fraction = fraction.isNaN ? 0 : min(max(0, fraction), 1)
    }

    /// Takes back what was kept for a job that ended.
    public mutating func release(_ job: JobID) { reservations[job] = nil }

    private func sentence(_ job: JobID, _ own: Int, _ others: Int, _ disk: Disk, _ reserve: Int) -> String {
        var parts = ["\(job) needs about \(Self.size(own))"]
        if others > 0 { parts.append("what runs beside it \(Self.size(others))") }
        if reserve > 0 { parts.append("\(Self.size(reserve)) must stay free") }
        let last = parts.removeLast()
        let needs = parts.isEmpty ? last : parts.joined(separator: ", ") + ", and " + last
        return "\(needs); \(Self.size(disk.free)) are free in \(disk.folder); make room and run again"
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000_000: "\((max(0, bytes) + 999) / 1_000) kB"
        case ..<10_000_000_000: "\((bytes + 500_000) / 1_000_000) MB"
        default: "\((bytes + 500_000_000) / 1_000_000_000) GB"
        }
    }
}

extension DiskBudget.Need {
    fileprivate static func + (one: Self, other: Self) -> Self {
        Self(kept: one.kept + other.kept, published: one.published + other.published)
    }
}
