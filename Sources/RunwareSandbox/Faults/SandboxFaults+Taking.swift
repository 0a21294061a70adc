extension SandboxFaults {
    /// The refusal for the submit at hand.
    mutating func takeSubmitRefusal() -> Refusal? { Self.takeFirst(&submitRefusals) }

    /// The refusal for the poll at hand.
    mutating func takePollRefusal() -> Refusal? { Self.takeFirst(&pollRefusals) }

    /// How the answer to the submit just accepted is lost, if it is.
    mutating func takeLostAnswer() -> LostAnswer? { Self.takeFirst(&lostAnswers) }

    /// Whether the acknowledgement at hand is empty.
    mutating func takeEmptyAcknowledgement() -> Bool { Self.take(&emptyAcknowledgements) }

    /// Whether the fetch at hand breaks off.
    mutating func takeTruncatedDownload() -> Bool { Self.take(&truncatedDownloads) }

    /// What befalls the task at hand.
    mutating func takeFate(results: Int) -> TaskFate {
        var fate = TaskFate(results: results)
        if Self.take(&failingTasks) { fate.failures = Array(repeating: .failed(code: failureCode), count: results) }
        if Self.take(&moderatedTasks) { fate.failures[results - 1] = .moderated }
        fate.failureShape = failureShape
        fate.isUnfinished = Self.take(&unfinishedTasks)
        fate.isSilent = Self.take(&silentTasks)
        fate.hasOddSize = Self.take(&oddSizeTasks)
        return fate
    }

    private static func take(_ count: inout Int) -> Bool {
        guard count > 0 else { return false }
        if count != always { count -= 1 }
        return true
    }

    private static func takeFirst<Fault>(_ faults: inout [Fault]) -> Fault? {
        faults.isEmpty ? nil : faults.removeFirst()
    }
}
