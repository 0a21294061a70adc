import PipelineEngine

/// Which events programs are told of: progress in steps of a hundredth, and each finished job's up to 1.
struct ToldEvents: Sendable {
    private var told: [JobID: Double] = [:]

    /// The events to tell because of one that happened.
    mutating func take(_ event: RunEvent) -> [RunEvent] {
        switch event {
        case .started(let job): told[job] = 0
        case .progressed(let job, let fraction):
            guard let last = told[job], fraction >= 1 ? last < 1 : fraction >= last + 0.01 else { return [] }
            told[job] = min(1, fraction)
            return [.progressed(job, min(1, fraction))]
        case .committed(let job, _, _):
            guard let last = told.removeValue(forKey: job), last < 1 else { return [event] }
            return [.progressed(job, 1), event]
        case .failed(let job, _), .leftOut(let job, _), .dropped(let job, _), .retrying(let job, _, _, _):
            told[job] = nil
        case .began, .published, .draining, .ended: break
        }
        return [event]
    }
}
