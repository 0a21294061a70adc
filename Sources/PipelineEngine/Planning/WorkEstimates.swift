/// What work takes, judged by what past work of its kind took.
///
/// A job is judged by past jobs with the same settings, or, where there are none, by all of its kind: the median of
/// their times and of their sizes. Where there are none of either, nothing is said.
public struct WorkEstimates: Sendable {
    /// A job that was done.
    public struct PastJob: Sendable {
        /// Its stage's kind.
        public let kind: String
        /// The run in which it was done.
        public let run: RunID
        /// When its work began and ended, in seconds.
        public let time: ClosedRange<Double>
        /// The size of what it made.
        public let bytes: Int
        /// The fields of its fingerprint.
        public let fields: [String: String]

        /// More than any job makes, and little enough to be added up.
        private static let mostBytes = 1 << 44

        /// Makes a job; a size that can't be true is taken for the nearest that can.
        public init(kind: String, run: RunID, time: ClosedRange<Double>, bytes: Int, fields: [String: String]) {
            self.kind = kind
            self.run = run
            self.time = time
            self.bytes = min(max(0, bytes), Self.mostBytes)
            self.fields = fields
        }
    }

    /// What a job takes.
    public struct Estimate: Hashable, Sendable {
        /// How long it takes.
        public let seconds: Double
        /// The size of what it makes.
        public let bytes: Int
        /// Which past jobs it is judged by; estimates with one number are judged by the same ones.
        public let basis: Int
        /// How many they are.
        public let samples: Int
    }

    private struct Likeness: Hashable {
        let kind: String
        let settings: [String: String]
    }

    /// What makes jobs alike.
    private struct Likenesses {
        let distinguishing: Set<String>
        let ignored: Set<String>

        func exact(_ kind: String, _ fields: [String: String]) -> Likeness {
            let settings = fields.filter {
                $0.key != "kind" && !$0.key.hasPrefix("input.") && !ignored.contains($0.key)
            }
            return Likeness(kind: kind, settings: settings)
        }

        func rough(_ kind: String, _ fields: [String: String]) -> Likeness {
            Likeness(kind: kind, settings: fields.filter { distinguishing.contains($0.key) })
        }
    }

    private let likenesses: Likenesses
    private let exact: [Likeness: Estimate]
    private let rough: [Likeness: Estimate]
    private let kinds: Set<String>

    /// Judges by past jobs.
    ///
    /// Jobs that read one thing in one run at the same time were done together: the time is shared out among them.
    ///
    /// - Parameters:
    ///   - past: the jobs.
    ///   - distinguishing: fields in which jobs always have to agree to be compared, such as a provider.
    ///   - ignored: fields that don't matter for how long work takes.
    public init(_ past: [PastJob] = [], distinguishing: Set<String> = [], ignoring ignored: Set<String> = []) {
        let likenesses = Likenesses(distinguishing: distinguishing, ignored: ignored)
        let samples = zip(past, Self.shares(past)).map { Sample(job: $0, seconds: $1) }
        exact = Self.estimates(samples, from: 0) { likenesses.exact($0.job.kind, $0.job.fields) }
        rough = Self.estimates(samples, from: exact.count) { likenesses.rough($0.job.kind, $0.job.fields) }
        kinds = Set(past.map(\.kind))
        self.likenesses = likenesses
    }

    /// What a job of a kind and with these fields takes, or `nil` if there was none like it.
    public func estimate(kind: String, fields: () -> [String: String]) -> Estimate? {
        guard kinds.contains(kind) else { return nil }
        let fields = fields()
        return exact[likenesses.exact(kind, fields)] ?? rough[likenesses.rough(kind, fields)]
    }

    private struct Sample {
        let job: PastJob
        let seconds: Double
    }

    private static func estimates(
        _ samples: [Sample], from first: Int, alike: (Sample) -> Likeness
    ) -> [Likeness: Estimate] {
        let groups = Dictionary(grouping: samples, by: alike)
        let estimates = groups.enumerated().map { number, group in
            (
                group.key,
                Estimate(
                    seconds: median(group.value.map(\.seconds)), bytes: median(group.value.map(\.job.bytes)),
                    basis: first + number, samples: group.value.count)
            )
        }
        return Dictionary(uniqueKeysWithValues: estimates)
    }

    // MARK: Time

    /// Everything that was done in one run to one thing.
    private struct Sitting: Hashable {
        let run: RunID
        let input: String
    }

    /// The seconds of each job: of the time in which several were at work at once its share.
    private static func shares(_ past: [PastJob]) -> [Double] {
        var times: [Sitting: [ClosedRange<Double>]] = [:]
        for job in past { if let sitting = sitting(job) { times[sitting, default: []].append(job.time) } }
        let factors = times.mapValues { times in
            let sum = times.reduce(0) { $0 + length($1) }
            return sum > 0 ? covered(times) / sum : 1
        }
        return past.map { job in length(job.time) * (sitting(job).flatMap { factors[$0] } ?? 1) }
    }

    private static func sitting(_ job: PastJob) -> Sitting? {
        job.fields["input.0"].map { Sitting(run: job.run, input: $0) }
    }

    private static func length(_ time: ClosedRange<Double>) -> Double { time.upperBound - time.lowerBound }

    /// How long at least one was at work.
    private static func covered(_ times: [ClosedRange<Double>]) -> Double {
        var total = 0.0
        var end = -Double.infinity
        for time in times.sorted(by: { $0.lowerBound < $1.lowerBound }) where time.upperBound > end {
            total += time.upperBound - max(time.lowerBound, end)
            end = time.upperBound
        }
        return total
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    private static func median(_ values: [Int]) -> Int { Int(median(values.map(Double.init)).rounded()) }
}
