import Foundation

/// How fast jobs get done lately, and from that how long the rest takes.
///
/// What was done counts the less the longer ago it was: half as much after 40 seconds. It reads no clock; moments are
/// durations since some beginning.
struct PaceEstimate: Hashable, Sendable {
    /// After how many seconds work counts for 1/e.
    private static let memory = 60.0
    /// How long work has to go on, in seconds, before anything is said.
    private static let shortest = 5.0
    /// How many jobs' worth of work has to be done before anything is said.
    private static let least = 2.0

    private var began: Duration?
    private var last = Duration.zero
    private var work = 0.0
    private var time = 0.0
    private var all = 0.0

    /// Whether nothing is known yet.
    var isEmpty: Bool { began == nil }

    /// Notes that work goes on from here, if it didn't already.
    mutating func begin(at now: Duration) {
        guard began == nil else { return }
        began = now
        last = now
    }

    /// Notes that work was done: 1 is a whole job.
    mutating func add(_ jobs: Double, at now: Duration) {
        begin(at: now)
        (work, time) = faded(to: now)
        last = max(last, now)
        work += jobs
        all += jobs
    }

    /// How many jobs a second get done; `nil` as long as that says nothing.
    func rate(at now: Duration) -> Double? {
        guard let began, (now - began).seconds >= Self.shortest, all >= Self.least else { return nil }
        let (work, time) = faded(to: now)
        let rate = time > 0 ? work / time : 0
        return rate > 1e-6 ? rate : nil
    }

    /// How many seconds so many more jobs take; `nil` as long as nobody knows.
    func remaining(_ jobs: Double, at now: Duration) -> Double? { rate(at: now).map { jobs / $0 } }

    /// The work and the time as they count at a moment.
    private func faded(to now: Duration) -> (work: Double, time: Double) {
        let weight = exp(-max(0, (now - last).seconds) / Self.memory)
        return (work * weight, time * weight + Self.memory * (1 - weight))
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
