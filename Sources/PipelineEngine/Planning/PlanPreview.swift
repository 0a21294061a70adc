import JSON

/// What a run would do, found out without doing any of it.
public struct PlanPreview: Sendable {
    /// Why a job would or wouldn't be done.
    public enum Reason: Hashable, Sendable {
        /// Its result is there.
        case cached
        /// It was never done.
        case new
        /// It was bought before, and what was bought is yet to be fetched.
        case paid
        /// It was done before and these fields of its fingerprint changed.
        case changed([FieldChange])
        /// What it reads isn't there yet.
        case depends(on: JobID)
        /// What it reads can't be used.
        case failing(StageFailure)
        /// A condition isn't met, in these words.
        case leftOut(String)
    }

    /// A field of a fingerprint that changed.
    public struct FieldChange: Hashable, Sendable {
        /// The field's name.
        public let name: String
        /// Its value before; `nil` if it wasn't there.
        public let before: String?
        /// Its value now; `nil` if it isn't there.
        public let now: String?
    }

    /// A job of the run.
    public struct Entry: Sendable {
        /// The job.
        public let job: JobID
        /// Its stage's kind.
        public let kind: String
        /// Why it would or wouldn't be done.
        public let reason: Reason
        /// What it would cost in millionths of a US dollar; 0 for a job that buys nothing or isn't done, `nil` if
        /// unknown.
        public let cost: Int?
        /// What decides its result, as far as it is known.
        public let fingerprint: Fingerprint?
        /// What doing it takes by past work; `nil` if it isn't done or there is none to judge by.
        public let estimate: WorkEstimates.Estimate?
        /// Whether it waits for facts that may yet leave it out: by its own condition or that of a job it needs.
        public let isConditional: Bool

        /// Whether the job would be done.
        public var isWork: Bool {
            switch reason {
            case .cached, .leftOut: false
            case .new, .paid, .changed, .depends, .failing: true
            }
        }
    }

    /// The jobs, each after those it needs.
    public let entries: [Entry]

    /// How often files are read for the jobs that would be done.
    public let readings: [Reading]

    /// How many jobs would be done.
    public var workCount: Int { entries.count(where: \.isWork) }

    /// What the run would cost at list prices, in millionths of a US dollar; `nil` if a part of it is unknown.
    public var cost: Int? {
        entries.reduce(0 as Int?) { sum, entry in
            guard let sum, let cost = entry.cost else { return nil }
            return sum + cost
        }
    }
}

/// What a preview takes into account besides the journal's results.
public struct PreviewFacts: Sendable {
    /// A purchase: what is bought, and the how many-eth of its kind it is.
    public struct Purchase: Hashable, Sendable {
        /// What is bought.
        public let key: ContentDigest
        /// Which purchase of the same thing it is, from 1.
        public let take: Int

        /// Makes a purchase.
        public init(key: ContentDigest, take: Int) {
            self.key = key
            self.take = take
        }
    }

    /// Whether nothing was ever done, so that no results need to be looked for; no entry has a fingerprint then.
    public var isFirstRun = false
    /// What past work took.
    public var estimates: WorkEstimates
    /// Which of some purchases are paid for already.
    public var paid: @Sendable ([Purchase]) async throws(StageFailure) -> Set<Purchase>

    /// Makes facts of estimates and of what is known about purchases.
    public init(
        estimates: WorkEstimates = WorkEstimates(),
        paid: @escaping @Sendable ([Purchase]) async throws(StageFailure) -> Set<Purchase> = { _ in [] }
    ) {
        self.estimates = estimates
        self.paid = paid
    }
}

extension PipelineRunner {
    /// Finds out what a run would do with some of its rows.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func preview(
        _ rows: [PlannedRow<Stage>], of pipeline: Pipeline<Stage>, knowing facts: PreviewFacts = PreviewFacts()
    ) async throws(StageFailure) -> PlanPreview {
        var previewer = Previewer(runner: self, pipeline: pipeline.name, facts: facts)
        return try await previewer.preview(rows)
    }
}

extension Fingerprint {
    /// The fields in which this fingerprint differs from an earlier one, by name.
    public func changes(since last: Fingerprint) -> [PlanPreview.FieldChange] {
        difference(from: last).map {
            PlanPreview.FieldChange(name: $0, before: last.fields[$0], now: fields[$0])
        }
    }
}
