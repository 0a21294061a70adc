/// What befalls a task, settled when it is accepted.
struct TaskFate: Hashable, Sendable {
    /// How a result goes wrong.
    enum Failure: Hashable, Sendable {
        /// The render fails with this code.
        case failed(code: String)
        /// Moderation refuses the result.
        case moderated
    }

    /// How each result goes wrong, if it does.
    var failures: [Failure?]
    /// Where that is reported.
    var failureShape = SandboxFaults.FailureShape.errors
    /// Whether the task stays at `processing`.
    var isUnfinished = false
    /// Whether the clips have no sound.
    var isSilent = false
    /// Whether the clips are 1264x720.
    var hasOddSize = false

    /// Everything goes well.
    init(results: Int) {
        failures = Array(repeating: nil, count: results)
    }
}
