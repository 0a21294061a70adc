import PipelineEngine

/// What the command's exit code says, the most important first.
enum ExitStatus: Int32, Error, CaseIterable {
    /// The pipeline file or the arguments are wrong.
    case wrongUse = 2
    /// The run was cancelled.
    case cancelled = 130
    /// The budget, or the provider's credit, is used up.
    case outOfBudget = 4
    /// A job failed.
    case failed = 3
    /// Something is still being rendered; the same command goes on.
    case unfinished = 5
    /// Media are not what they are expected to be.
    case unexpectedMedia = 1
    /// Everything is done.
    case done = 0

    /// What a report comes to.
    init(_ report: RunReport) {
        let wasStopped = (report.wasCancelled || report.wasDrained) && report.isIncomplete
        let statuses = report.reasons.map { ExitStatus($0) } + (wasStopped ? [.cancelled] : [])
        self = Self.allCases.first(where: statuses.contains) ?? .done
    }

    /// What a failure comes to.
    init(_ reason: StageFailure.Reason) {
        switch reason {
        case .expectation: self = .unexpectedMedia
        case .unfinished: self = .unfinished
        case .outOfBudget: self = .outOfBudget
        case .cancelled: self = .cancelled
        case .unusableInput, .damagedOutput, .crashed, .provider, .unreachable, .storage, .defect: self = .failed
        }
    }
}
