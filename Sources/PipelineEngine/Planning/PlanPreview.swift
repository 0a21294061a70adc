import JSON

/// What a run would do, found out without doing any of it.
public struct PlanPreview: Sendable {
    /// Why a job would or wouldn't be done.
    public enum Reason: Hashable, Sendable {
        /// Its result is there.
        case cached
        /// It was never done.
        case new
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

        /// Whether the job would be done.
        public var isWork: Bool {
            switch reason {
            case .cached, .leftOut: false
            case .new, .changed, .depends, .failing: true
            }
        }
    }

    /// The jobs, each after those it needs.
    public let entries: [Entry]

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

extension PipelineRunner {
    /// Finds out what a run would do with some of its rows.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func preview(
        _ rows: [PlannedRow<Stage>], of pipeline: Pipeline<Stage>
    ) async throws(StageFailure) -> PlanPreview {
        var previewer = Previewer(runner: self, pipeline: pipeline.name)
        return try await previewer.preview(rows)
    }
}

/// Looks at jobs wave by wave: all those whose inputs are known at once, so that the journal is asked once a wave.
private struct Previewer<Stage: PipelineStage> {
    let runner: PipelineRunner<Stage>
    let pipeline: String
    private var results: [JobID: StageResult] = [:]
    private var reasons: [JobID: PlanPreview.Reason] = [:]
    private var fingerprints: [JobID: Fingerprint] = [:]

    init(runner: PipelineRunner<Stage>, pipeline: String) {
        self.runner = runner
        self.pipeline = pipeline
    }

    mutating func preview(_ rows: [PlannedRow<Stage>]) async throws(StageFailure) -> PlanPreview {
        var left = rows.flatMap(\.jobs)
        while !left.isEmpty {
            var wave: [Job<Stage>] = []
            var later: [Job<Stage>] = []
            for job in left {
                let needed = job.inputs.map(\.job) + [job.pending?.gate].compactMap(\.self)
                if needed.allSatisfy({ reasons[$0] != nil }) { wave.append(job) } else { later.append(job) }
            }
            guard !wave.isEmpty else { break }
            try await decide(wave)
            left = later
        }
        return PlanPreview(entries: rows.flatMap(entries))
    }

    private func entries(_ row: PlannedRow<Stage>) -> [PlanPreview.Entry] {
        let jobs = row.jobs.map { job in
            let reason = reasons[job.id] ?? .new
            let isFree = job.stage.purchaseKey == nil || reason == .cached || reason.isLeftOut
            return PlanPreview.Entry(
                job: job.id, kind: job.stage.kind, reason: reason, cost: isFree ? 0 : job.stage.estimatedCost,
                fingerprint: fingerprints[job.id])
        }
        return jobs
            + row.leftOut.map {
                .init(job: $0.id, kind: $0.kind, reason: .leftOut($0.reason), cost: 0, fingerprint: nil)
            }
    }

    private mutating func decide(_ wave: [Job<Stage>]) async throws(StageFailure) {
        var open: [(job: Job<Stage>, fingerprint: Fingerprint)] = []
        for job in wave {
            if let reason = reasonWithoutFingerprint(job) {
                reasons[job.id] = reason
                continue
            }
            do throws(StageFailure) {
                let fingerprint = job.fingerprint(reading: try await read(job), in: runner.environment)
                fingerprints[job.id] = fingerprint
                open.append((job, fingerprint))
            } catch {
                reasons[job.id] = .failing(error)
            }
        }
        try await compare(open)
    }

    /// The reason of a job that is decided by what comes before it.
    private func reasonWithoutFingerprint(_ job: Job<Stage>) -> PlanPreview.Reason? {
        let needed = job.inputs.map(\.job) + [job.pending?.gate].compactMap(\.self)
        for id in needed {
            switch reasons[id] {
            case .leftOut: return .leftOut("\(id) is left out")
            case .cached: continue
            default: return .depends(on: id)
            }
        }
        return job.reasonLeftOut(by: results).map(PlanPreview.Reason.leftOut)
    }

    private func read(_ job: Job<Stage>) async throws(StageFailure) -> [StageInput] {
        if let path = job.item.path, job.inputs.isEmpty { return [try await runner.read(userFile: path)] }
        var inputs: [StageInput] = []
        for input in job.inputs {
            guard let result = results[input.job] else { continue }
            inputs.append(try await runner.read(result, input.index, for: job.id))
        }
        return inputs
    }

    private mutating func compare(_ open: [(job: Job<Stage>, fingerprint: Fingerprint)]) async throws(StageFailure) {
        guard !open.isEmpty else { return }
        let found = try await runner.journal.results(for: open.map(\.fingerprint.digest))
        var lost: [(job: Job<Stage>, fingerprint: Fingerprint)] = []
        for (job, fingerprint) in open {
            if let result = found[fingerprint.digest], await runner.isWhole(result) {
                results[job.id] = result
                reasons[job.id] = .cached
            } else {
                lost.append((job, fingerprint))
            }
        }
        let before = try await runner.journal.lastFingerprints(of: lost.map(\.job.id), pipeline: pipeline)
        for (job, fingerprint) in lost {
            guard let last = before[job.id], last != fingerprint else {
                reasons[job.id] = .new
                continue
            }
            reasons[job.id] = .changed(fingerprint.changes(since: last))
        }
    }
}

extension PlanPreview.Reason {
    fileprivate var isLeftOut: Bool {
        guard case .leftOut = self else { return false }
        return true
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
