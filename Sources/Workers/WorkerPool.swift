import Foundation

/// Processes that deal with requests: started when they are needed, kept for the next request, and replaced when they
/// have done their share or have failed.
///
/// Whoever uses a pool ignores SIGPIPE: a worker may end while it is written to.
public final class WorkerPool<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    private let configuration: WorkerConfiguration
    private let queue = AssignmentQueue<Request, Event>()

    private init(_ configuration: WorkerConfiguration) { self.configuration = configuration }

    /// Lends a pool to `body`, and ends its workers when that returns.
    ///
    /// When the calling task is cancelled, workers are ended at once.
    public static func with<Value: Sendable, Failure: Error>(
        _ configuration: WorkerConfiguration, _ body: (WorkerPool) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let pool = WorkerPool(configuration)
        defer { try? FileManager.default.removeItem(atPath: configuration.folder) }
        return try await withTaskGroup(of: Void.self) { group -> Result<Value, Failure> in
            for number in 0..<max(1, configuration.count) { group.addTask { await pool.serve(number) } }
            defer { pool.queue.finish() }
            do throws(Failure) {
                return .success(try await body(pool))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Has a worker deal with a request.
    ///
    /// When the calling task is cancelled, the worker is told to stop, and is killed if it doesn't.
    ///
    /// - Parameters:
    ///   - needsFreshWorker: whether it is to be a worker's first request.
    ///   - request: makes the request for a worker that may write to this folder, which is there and empty; called again
    ///     if that worker turns out to be gone.
    ///   - report: called with each event, in order.
    /// - Returns: when the worker is done, or how it ended before that.
    public func run(
        needsFreshWorker: Bool = false, _ request: @escaping @Sendable (String) -> Request,
        report: @escaping @Sendable (Event) -> Void
    ) async -> Result<Void, WorkerFailure> {
        let assignment = Assignment(request, needsFreshWorker: needsFreshWorker, report)
        return await withTaskCancellationHandler {
            queue.add(assignment)
            return await assignment.outcome()
        } onCancel: {
            assignment.cancel()
            if queue.withdraw(assignment) { assignment.finish(.failure(WorkerFailure(.cancelled))) }
        }
    }

    /// Runs one worker after the other, as long as there is something to do.
    private func serve(_ number: Int) async {
        let folder = configuration.folder + "/worker-\(number)"
        var handedOver: Assignment<Request, Event>?
        while true {
            var next = handedOver
            if next == nil { next = await queue.next(isWarm: false) }
            guard let assignment = next else { return }
            guard !assignment.isCancelled, !Task.isCancelled else {
                assignment.finish(.failure(WorkerFailure(.cancelled)))
                handedOver = nil
                continue
            }
            try? FileManager.default.removeItem(atPath: folder)
            try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            handedOver = await WorkerProcess(configuration, folder: folder, queue).serve(assignment)
        }
    }
}
