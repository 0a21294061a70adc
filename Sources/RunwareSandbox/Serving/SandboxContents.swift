import Foundation
import JSON

/// Everything a running sandbox remembers.
struct SandboxContents: Sendable {
    /// The tasks.
    var book = TaskBook()
    /// What still goes wrong.
    var faults: SandboxFaults
    /// How often it was asked.
    var traffic = Traffic()
    private var unreadyAnswers: [String: Int] = [:]

    init(faults: SandboxFaults) {
        self.faults = faults
    }

    /// Counts a request by its tasks and says how it is turned down, if it is.
    mutating func refusal(for tasks: [JSONObject]) -> Refusal? {
        let kinds = Set(tasks.compactMap { $0["taskType"]?.string })
        if kinds.contains(TaskKind.videoInference.rawValue) {
            traffic.submits += 1
            return faults.takeSubmitRefusal()
        }
        guard kinds.contains(TaskKind.getResponse.rawValue) else { return nil }
        traffic.polls += 1
        return faults.takePollRefusal()
    }

    /// Accepts a task, which is then paid for.
    ///
    /// - Throws: ``RefusedRequest`` with 400 if its identifier was used before, with 402 if the account holds too little.
    mutating func accept(
        _ request: VideoRequest, _ parameters: JSONObject, _ configuration: SandboxConfiguration
    ) throws(RefusedRequest) -> TaskRecord {
        try book.refuseConflict(with: request.taskUUID)
        let price = PriceList.price(ofOne: request) * request.results
        guard book.charged + price <= configuration.balance else { throw RefusedRequest(402, [.insufficientCredits]) }
        let record = TaskRecord(
            request: request, parameters: parameters, acceptedAt: configuration.now(),
            renderTime: configuration.renderTime,
            lifetime: request.lifetime.map(Duration.seconds) ?? configuration.lifetime,
            fate: faults.takeFate(results: request.results))
        book.enter(record)
        return record
    }

    /// Counts a fetch of a file that is there and says whether it isn't ready yet all the same.
    mutating func isStillUnready(_ name: String) -> Bool {
        guard unreadyAnswers[name, default: 0] < faults.unreadyDownloads else { return false }
        unreadyAnswers[name, default: 0] += 1
        return true
    }
}
