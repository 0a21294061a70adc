import JSON

/// Looks at jobs wave by wave: all those whose inputs are known at once, so that the journal is asked once a wave.
struct Previewer<Stage: PipelineStage> {
    private typealias Open = (job: Job<Stage>, fingerprint: Fingerprint)

    private let runner: PipelineRunner<Stage>
    private let pipeline: String
    private let facts: PreviewFacts
    private var results: [JobID: (result: StageResult, paths: [String])] = [:]
    private var reasons: [JobID: PlanPreview.Reason] = [:]
    private var fingerprints: [JobID: Fingerprint] = [:]
    private var paid: Set<PreviewFacts.Purchase> = []
    /// The jobs that a condition may yet leave out.
    private var conditional: Set<JobID> = []

    init(runner: PipelineRunner<Stage>, pipeline: String, facts: PreviewFacts) {
        self.runner = runner
        self.pipeline = pipeline
        self.facts = facts
    }

    mutating func preview(_ rows: [PlannedRow<Stage>]) async throws(StageFailure) -> PlanPreview {
        let jobs = rows.flatMap { $0.jobs }
        if facts.isFirstRun { paid = try await facts.paid(jobs.compactMap { $0.purchase }) }
        var left = Array(jobs.indices)
        while !left.isEmpty {
            var open: [Open] = []
            var later: [Int] = []
            for index in left {
                let isDecided = try await decide(jobs[index], &open)
                later += isDecided ? [] : [index]
            }
            try await compare(open)
            guard later.count < left.count else { break }
            left = later
        }
        if jobs.contains(where: { $0.pending != nil }) {
            for job in jobs where isConditional(job) { conditional.insert(job.id) }
        }
        let readings = ReadingPlanner<Stage>(reasons: reasons, results: results)
        return PlanPreview(
            entries: rows.flatMap(entries), readings: readings.readings(by: jobs, in: runner.environment))
    }

    /// Decides on a job, or leaves it to be compared; returns whether what it needs to know is known.
    private mutating func decide(_ job: Job<Stage>, _ open: inout [Open]) async throws(StageFailure) -> Bool {
        guard isDecidable(job) else { return false }
        if let reason = reasonWithoutFingerprint(job) {
            reasons[job.id] = reason
            return true
        }
        do throws(StageFailure) {
            let inputs = try await read(job)
            if facts.isFirstRun {
                reasons[job.id] = job.purchase.map(paid.contains) == true ? .paid : .new
            } else {
                let fingerprint = job.fingerprint(reading: inputs, in: runner.environment)
                fingerprints[job.id] = fingerprint
                open.append((job, fingerprint))
            }
        } catch {
            reasons[job.id] = .failing(error)
        }
        return true
    }

    private func isDecidable(_ job: Job<Stage>) -> Bool {
        job.inputs.allSatisfy { reasons[$0.job] != nil } && job.gates.allSatisfy { reasons[$0] != nil }
            && (job.pending.map { reasons[$0.gate] != nil } ?? true)
    }

    /// Whether a job is open because of a condition, its own or one of a job it needs, of which it is known already.
    private func isConditional(_ job: Job<Stage>) -> Bool {
        guard case .depends = reasons[job.id] ?? .new else { return false }
        return job.pending.map { reasons[$0.gate]?.isCached != true } ?? false
            || job.inputs.contains { conditional.contains($0.job) } || job.gates.contains(where: conditional.contains)
    }

    private func entries(_ row: PlannedRow<Stage>) -> [PlanPreview.Entry] {
        row.jobs.map(entry)
            + row.leftOut.map {
                .init(
                    job: $0.id, kind: $0.kind, reason: .leftOut($0.reason), cost: 0, fingerprint: nil, estimate: nil,
                    isConditional: false)
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
        let isFree = job.purchaseKey == nil || reason.isDone || reason.isPaid
        return PlanPreview.Entry(
            job: job.id, kind: job.stage.kind, reason: reason, cost: isFree ? 0 : job.stage.estimatedCost,
            fingerprint: fingerprint, estimate: estimate, isConditional: conditional.contains(job.id))
    }

    // MARK: Reasons

    /// The reason of a job that is decided by what comes before it.
    ///
    /// A job that reads past a gate is said to depend on the gate, as its pipeline file says.
    private func reasonWithoutFingerprint(_ job: Job<Stage>) -> PlanPreview.Reason? {
        for id in job.gates.reversed() where reasons[id]?.isLeftOut == true { return .leftOut("\(id) is left out") }
        for input in job.inputs {
            let reason = reasons[input.job]
            if reason?.isLeftOut == true { return .leftOut("\(input.job) is left out") }
            if reason?.isCached != true { return .depends(on: job.gates.last ?? input.job) }
        }
        if let gate = job.pending?.gate {
            if reasons[gate]?.isLeftOut == true { return .leftOut("\(gate) is left out") }
            if reasons[gate]?.isCached != true { return .depends(on: gate) }
        }
        return job.reasonLeftOut(by: { results[$0]?.result }).map(PlanPreview.Reason.leftOut)
    }

    private func read(_ job: Job<Stage>) async throws(StageFailure) -> [StageInput] {
        if let path = job.userFile {
            return [StageInput(try await runner.store.register(userFile: path), at: path)]
        }
        return job.inputs.compactMap { input in
            results[input.job].map {
                JobToLook<Stage>.Reading(result: $0.result, paths: $0.paths, index: input.index).input
            }
        }
    }

    private mutating func compare(_ open: [Open]) async throws(StageFailure) {
        guard !open.isEmpty else { return }
        let found = try await runner.wholePastWork(of: open.map { $0.fingerprint.digest })
        var lost: [Open] = []
        for (job, fingerprint) in open {
            let (past, paths) = found[fingerprint.digest] ?? (nil, [])
            switch past {
            case .result(let result): keep(result, paths, of: job.id)
            case .failure(let failure, let times) where times > 1 && !runner.retriesLastingFailures:
                reasons[job.id] = .failing(failure.notTriedAgain(after: times))
            case .failure, nil: lost.append((job, fingerprint))
            }
        }
        guard !lost.isEmpty else { return }
        let accepted = try await runner.acceptable(lost, of: pipeline)
        for (job, (result, paths)) in accepted { keep(result, paths, of: job) }
        lost.removeAll { accepted[$0.job.id] != nil }
        try await explain(lost)
    }

    private mutating func keep(_ result: StageResult, _ paths: [String], of job: JobID) {
        results[job] = (result, paths)
        reasons[job] = .cached
    }

    /// Says why jobs have to be done.
    private mutating func explain(_ lost: [Open]) async throws(StageFailure) {
        guard !lost.isEmpty else { return }
        let before = try await runner.journal.lastFingerprints(of: lost.map { $0.job.id }, pipeline: pipeline)
        paid = try await facts.paid(lost.compactMap { $0.job.purchase })
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
    fileprivate var purchase: PreviewFacts.Purchase? { purchaseKey.map { .init(key: $0, take: take) } }
}

extension PlanPreview.Reason {
    fileprivate var isLeftOut: Bool {
        guard case .leftOut = self else { return false }
        return true
    }

    fileprivate var isCached: Bool {
        guard case .cached = self else { return false }
        return true
    }

    fileprivate var isPaid: Bool {
        guard case .paid = self else { return false }
        return true
    }

    fileprivate var isDone: Bool { isCached || isLeftOut }
}
