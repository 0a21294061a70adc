import Synchronization
public import Workers

/// Runs media passes in worker processes, so that what goes wrong with one costs nothing else.
///
/// When a worker crashes or uses more than it may, the outputs that it hadn't finished run once more, one by one and each
/// in a fresh worker, so that only the one fails that is to blame.
public struct WorkerPasses: PassExecutor {
    /// The workers.
    public typealias Pool = WorkerPool<MediaPass, MediaPassEvent>

    private let pool: Pool

    /// Makes an executor of workers whose program calls ``PassWorker/serve()``.
    public init(_ pool: Pool) { self.pool = pool }

    /// Runs a pass and returns when all its outputs are reported.
    public func run(_ pass: MediaPass, report: @escaping @Sendable (MediaPassEvent) -> Void) async {
        let courier = PassCourier(pass, report)
        guard let failure = await attempt(pass, courier, isFresh: false) else { return }
        for output in courier.open {
            if let refusal = courier.refusal(of: output) {
                courier.fail(output, refusal)
            } else if !failure.end.mayPass {
                courier.fail(output, failure)
            } else if let failure = await attempt(courier.alone(output), courier, isFresh: true) {
                courier.fail(output, failure)
            }
        }
    }

    /// Has a worker run a pass; returns why outputs of it are still open, if some are.
    private func attempt(_ pass: MediaPass, _ courier: PassCourier, isFresh: Bool) async -> WorkerFailure? {
        let folder = Mutex("")
        let result = await pool.run(needsFreshWorker: isFresh) { place in
            folder.withLock { $0 = place }
            return PassFolders(place).prepare(pass)
        } report: { event in
            courier.take(event, from: PassFolders(folder.withLock(\.self)), of: pass)
        }
        guard courier.isOpen(pass) else { return nil }
        guard case .failure(let failure) = result else {
            return WorkerFailure(.invalidAnswer("it doesn't say what became of everything"))
        }
        return failure
    }
}

extension WorkerEnd {
    /// Whether it may go better another time, or with other outputs.
    fileprivate var mayPass: Bool {
        switch self {
        case .cancelled, .notStarted: false
        default: true
        }
    }
}
