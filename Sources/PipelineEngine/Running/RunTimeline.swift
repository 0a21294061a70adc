/// When a run's jobs were at work.
///
/// Of few attempts each is told; of many only how many were at work at a time, so that it is never large.
public struct RunTimeline: Hashable, Sendable {
    /// An attempt at a job.
    public struct Span: Hashable, Sendable {
        /// The job.
        public let job: JobID
        /// When it was at work, in seconds after the run began.
        public let time: ClosedRange<Double>
        /// How it ended, such as `done` or `failed`; `nil` if it didn't.
        public let outcome: String?

        /// Makes a span.
        public init(_ job: JobID, _ time: ClosedRange<Double>, outcome: String?) {
            self.job = job
            self.time = time
            self.outcome = outcome
        }
    }

    /// How many attempts are told one by one.
    public static let most = 600
    /// In how many parts the time is divided where there are more.
    public static let parts = 120

    /// The whole time in seconds.
    public let length: Double
    /// The attempts, if there are few.
    public private(set) var spans: [Span] = []
    /// How many jobs of a stage were at work on average in each part of the time, if there are many.
    public private(set) var busy: [StageID: [Double]] = [:]
    /// How many attempts there were.
    public private(set) var count = 0

    /// Makes the timeline of a run that took so many seconds, and in which nothing happened yet.
    public init(length: Double) { self.length = max(length, 0.001) }

    /// Takes in an attempt.
    public mutating func add(_ span: Span) {
        count += 1
        if count <= Self.most { spans.append(span) }
        if count == Self.most + 1 {
            for known in spans { spread(known) }
            spans = []
        }
        if count > Self.most { spread(span) }
    }

    private mutating func spread(_ span: Span) {
        let part = length / Double(Self.parts)
        let first = max(0, min(Self.parts - 1, Int(span.time.lowerBound / part)))
        let last = max(first, min(Self.parts - 1, Int(span.time.upperBound / part)))
        var counts = busy[span.job.stage] ?? Array(repeating: 0, count: Self.parts)
        for index in first...last {
            let from = max(span.time.lowerBound, Double(index) * part)
            let to = min(span.time.upperBound, Double(index + 1) * part)
            counts[index] += max(0, to - from) / part
        }
        busy[span.job.stage] = counts
    }
}
