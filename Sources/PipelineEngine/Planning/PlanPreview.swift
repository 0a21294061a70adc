import JSON

/// What a run would do, found out without doing any of it.
public struct PlanPreview: Sendable {
    /// Why a job would or wouldn't be done.
    public enum Reason: Hashable, Sendable {
        /// Its result is there.
        case cached
        /// It was never done.
        case new
        /// It was done before and these fields of its fingerprint changed: name, before, now.
        case changed([FieldChange])
        /// What it reads isn't there yet.
        case depends(on: JobID)
        /// What it reads can't be used.
        case failing(StageFailure)
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
        /// What it would cost in millionths of a US dollar; 0 for a job that buys nothing or is cached, `nil` if unknown.
        public let cost: Int?
    }

    /// The jobs, each after those it needs.
    public let entries: [Entry]

    /// How many jobs would be done.
    public var workCount: Int { entries.count { $0.reason != .cached } }

    /// What the run would cost at list prices, in millionths of a US dollar; `nil` if a part of it is unknown.
    public var cost: Int? {
        entries.reduce(0 as Int?) { sum, entry in
            guard let sum, let cost = entry.cost else { return nil }
            return sum + cost
        }
    }
}

extension PipelineRunner {
    /// Finds out what a run would do.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func preview(
        _ graph: JobGraph<Stage>, of pipeline: Pipeline<Stage>
    ) async throws(StageFailure) -> PlanPreview {
        var entries: [PlanPreview.Entry] = []
        var results: [JobID: StageResult] = [:]
        for job in graph.jobs {
            let (reason, result) = try await reason(for: job, results, pipeline.name)
            results[job.id] = result
            let cost = reason == .cached || job.stage.purchaseKey == nil ? 0 : job.stage.estimatedCost
            entries.append(PlanPreview.Entry(job: job.id, kind: job.stage.kind, reason: reason, cost: cost))
        }
        return PlanPreview(entries: entries)
    }

    private func reason(
        for job: Job<Stage>, _ results: [JobID: StageResult], _ pipeline: String
    ) async throws(StageFailure) -> (PlanPreview.Reason, StageResult?) {
        var inputs: [StageInput] = []
        for input in job.inputs {
            guard let result = results[input.job] else { return (.depends(on: input.job), nil) }
            inputs.append(try await read(result, input.index, for: job.id))
        }
        if let path = job.item.path, job.inputs.isEmpty {
            do throws(StageFailure) {
                inputs = [try await read(userFile: path)]
            } catch {
                return (.failing(error), nil)
            }
        }
        let fingerprint = job.fingerprint(reading: inputs, in: environment)
        if let result = try await validResult(for: fingerprint) { return (.cached, result) }
        guard let last = try await journal.lastFingerprint(of: job.id, pipeline: pipeline), last != fingerprint else {
            return (.new, nil)
        }
        let changes = fingerprint.difference(from: last).map {
            PlanPreview.FieldChange(name: $0, before: last.fields[$0], now: fingerprint.fields[$0])
        }
        return (.changed(changes), nil)
    }
}
