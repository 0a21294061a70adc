import JSON

/// Looks at jobs wave by wave: all those whose inputs are known at once, so that the journal is asked once a wave.
struct Previewer<Stage: PipelineStage> {
    private typealias Open = (job: Job<Stage>, fingerprint: Fingerprint)

    private let runner: PipelineRunner<Stage>
    private let pipeline: String
    private let facts: PreviewFacts
    private var results: [JobID: StageResult] = [:]
    private var reasons: [JobID: PlanPreview.Reason] = [:]
    private var fingerprints: [JobID: Fingerprint] = [:]

    init(runner: PipelineRunner<Stage>, pipeline: String, facts: PreviewFacts) {
        self.runner = runner
        self.pipeline = pipeline
        self.facts = facts
    }

    mutating func preview(_ rows: [PlannedRow<Stage>]) async throws(StageFailure) -> PlanPreview {
        var left = rows.flatMap(\.jobs)
        while !left.isEmpty {
            var wave: [Job<Stage>] = []
            var later: [Job<Stage>] = []
            for job in left {
                if isDecidable(job) { wave.append(job) } else { later.append(job) }
            }
            guard !wave.isEmpty else { break }
            try await decide(wave)
            left = later
        }
        return PlanPreview(entries: rows.flatMap(entries))
    }

    private func isDecidable(_ job: Job<Stage>) -> Bool {
        job.inputs.allSatisfy { reasons[$0.job] != nil } && job.gates.allSatisfy { reasons[$0] != nil }
    }

    private func entries(_ row: PlannedRow<Stage>) -> [PlanPreview.Entry] {
        row.jobs.map(entry)
            + row.leftOut.map {
                .init(
                    job: $0.id, kind: $0.kind, reason: .leftOut($0.reason), cost: 0, fingerprint: nil, estimate: nil)
            }
    }

    private func entry(_ job: Job<Stage>) -> PlanPreview.Entry {
        let reason = reasons[job.id] ?? .new
        let fingerprint = fingerprints[job.id]
        let estimate =
            reason.isDone
            ? nil
            : facts.estimates.estimate(kind: job.stage.kind) {
                fingerprint?.fields ?? job.stage.fingerprintFields(in: runner.environment)
            }
        let isFree = job.stage.purchaseKey == nil || reason.isDone || reason == .paid
        return PlanPreview.Entry(
            job: job.id, kind: job.stage.kind, reason: reason, cost: isFree ? 0 : job.stage.estimatedCost,
            fingerprint: fingerprint, estimate: estimate)
    }

    // MARK: Reasons

    private mutating func decide(_ wave: [Job<Stage>]) async throws(StageFailure) {
        var open: [Open] = []
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
    ///
    /// A job that reads past a gate is said to depend on the gate, as its pipeline file says.
    private func reasonWithoutFingerprint(_ job: Job<Stage>) -> PlanPreview.Reason? {
        let needed = job.gates.reversed() + job.inputs.map(\.job)
        if let gone = needed.first(where: { reasons[$0]?.isLeftOut == true }) { return .leftOut("\(gone) is left out") }
        let awaited = job.inputs.map(\.job) + [job.pending?.gate].compactMap(\.self)
        if let missing = awaited.first(where: { reasons[$0] != .cached }) {
            return .depends(on: job.gates.last ?? missing)
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

    private mutating func compare(_ open: [Open]) async throws(StageFailure) {
        guard !open.isEmpty else { return }
        let found = try await runner.journal.results(for: open.map(\.fingerprint.digest))
        var lost: [Open] = []
        for (job, fingerprint) in open {
            if let result = found[fingerprint.digest], await runner.isWhole(result) {
                results[job.id] = result
                reasons[job.id] = .cached
            } else {
                lost.append((job, fingerprint))
            }
        }
        guard !lost.isEmpty else { return }
        let before = try await runner.journal.lastFingerprints(of: lost.map(\.job.id), pipeline: pipeline)
        let paid = try await facts.paid(lost.compactMap(\.job.purchase))
        for (job, fingerprint) in lost {
            if let purchase = job.purchase, paid.contains(purchase) {
                reasons[job.id] = .paid
            } else if let last = before[job.id], last != fingerprint {
                reasons[job.id] = .changed(fingerprint.changes(since: last))
            } else {
                reasons[job.id] = .new
            }
        }
    }
}

extension Job {
    /// What the job buys, if it buys something.
    fileprivate var purchase: PreviewFacts.Purchase? { stage.purchaseKey.map { .init(key: $0, take: take) } }
}

extension PlanPreview.Reason {
    fileprivate var isLeftOut: Bool {
        guard case .leftOut = self else { return false }
        return true
    }

    fileprivate var isDone: Bool { self == .cached || isLeftOut }
}
