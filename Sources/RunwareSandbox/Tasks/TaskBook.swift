import Foundation

/// The tasks a sandbox knows, and what has become of their files.
///
/// The book decides and does nothing: it reads no clock and touches no file.
struct TaskBook: Sendable {
    /// What all tasks cost.
    private(set) var charged = Price.zero
    private var records: [String: TaskRecord] = [:]
    private var order: [String] = []
    private var renders: [String: RenderState] = [:]
    private var fileOwners: [String: String] = [:]

    /// Refuses an identifier that was used before.
    ///
    /// - Throws: ``RefusedRequest`` with 400.
    func refuseConflict(with taskUUID: String) throws(RefusedRequest) {
        guard records[taskUUID] == nil else { throw RefusedRequest(400, [.conflict(taskUUID: taskUUID)]) }
    }

    /// Enters a task of a new identifier.
    mutating func enter(_ record: TaskRecord) {
        let taskUUID = record.request.taskUUID
        records[taskUUID] = record
        order.append(taskUUID)
        charged = charged + record.charged
        for result in 0..<record.request.results {
            renders[record.fileName(of: result)] = .pending
            fileOwners[record.fileName(of: result)] = taskUUID
        }
    }

    /// Takes a task out again that could not be written down.
    mutating func remove(_ taskUUID: String) {
        guard let record = records.removeValue(forKey: taskUUID) else { return }
        charged = charged - record.charged
        order.removeAll { $0 == taskUUID }
    }

    /// Notes what has become of a file.
    mutating func note(_ state: RenderState, ofFile name: String) { renders[name] = state }

    /// The task of an identifier.
    func record(_ taskUUID: String) -> TaskRecord? { records[taskUUID] }

    /// The task that a file belongs to.
    func owner(ofFile name: String) -> TaskRecord? { fileOwners[name].flatMap { records[$0] } }

    /// How far each result of a task is.
    func states(of record: TaskRecord, at now: Date) -> [ResultState] {
        let renders = (0..<record.request.results).map { self.renders[record.fileName(of: $0)] ?? .pending }
        return record.states(at: now, renders: renders)
    }

    /// Whether a file is there and its result is due.
    func isDelivered(_ name: String, at now: Date) -> Bool {
        guard let record = owner(ofFile: name) else { return false }
        let result = (0..<record.request.results).first { record.fileName(of: $0) == name }
        return result.map { states(of: record, at: now)[$0] == .success } ?? false
    }

    /// What was bought, in the order of acceptance.
    var purchases: PurchaseLog { PurchaseLog(order.compactMap { records[$0] }.map(Purchase.init)) }
}
