import FFmpeg
import Synchronization
import Workers

/// Hands on what workers say of a pass, once it is checked, and keeps account of it.
final class PassCourier: Sendable {
    private let pass: MediaPass
    private let report: @Sendable (MediaPassEvent) -> Void
    private let ledger: Mutex<PassLedger>

    init(_ pass: MediaPass, _ report: @escaping @Sendable (MediaPassEvent) -> Void) {
        self.pass = pass
        self.report = report
        ledger = Mutex(PassLedger(pass))
    }

    /// The outputs that aren't finished, those first whose verdict others need.
    var open: [MediaPass.Output] { ledger.withLock(\.open) }

    /// Why an output need not be begun.
    func refusal(of output: MediaPass.Output) -> MediaError? { ledger.withLock { $0.refusal(of: output) } }

    /// The pass with one of its outputs alone.
    func alone(_ output: MediaPass.Output) -> MediaPass { ledger.withLock { $0.alone(output) } }

    /// Whether an output of a pass is still open.
    func isOpen(_ part: MediaPass) -> Bool {
        ledger.withLock { ledger in part.outputs.contains { ledger.openIndex(of: $0.id) != nil } }
    }

    /// Takes what a worker says of a part of the pass; what it says of other outputs isn't heard.
    func take(_ event: MediaPassEvent, from folders: PassFolders, of part: MediaPass) {
        switch event {
        case .progressed(let id, let fraction):
            guard isOpen(part, id), fraction.isFinite else { return }
            report(.progressed(output: id, min(1, max(0, fraction))))
        case .finished(let id, let result):
            guard isOpen(part, id), let index = part.outputs.firstIndex(where: { $0.id == id }) else { return }
            // Outputs share a worker's memory: which of them wants too much shows when each is alone.
            if part.outputs.count > 1, case .failure(let error) = result, error.cause?.reason == .outOfMemory { return }
            finish(id, Self.settled(result, part.outputs[index], index, folders))
        }
    }

    /// Reports why an output was not made.
    func fail(_ output: MediaPass.Output, _ error: MediaError) { finish(output.id, .failure(error)) }

    /// Reports that a worker ended before it had made an output.
    func fail(_ output: MediaPass.Output, _ failure: WorkerFailure) {
        guard failure.end != .cancelled else {
            return fail(output, MediaError(.cancelled, "\(pass.sourceName): cancelled"))
        }
        let message = "\(pass.sourceName): the worker process \(failure.end.sentence)"
        fail(output, MediaError(.crashed, message, evidence: failure.lastWords))
    }

    private func isOpen(_ part: MediaPass, _ id: String) -> Bool {
        part.outputs.contains { $0.id == id } && ledger.withLock { $0.openIndex(of: id) != nil }
    }

    private func finish(_ id: String, _ result: Result<PassOutcome, MediaError>) {
        var error: MediaError?
        if case .failure(let failure) = result { error = failure }
        ledger.withLock { $0.finish(id, error) }
        report(.finished(output: id, result))
    }

    private static func settled(
        _ result: Result<PassOutcome, MediaError>, _ output: MediaPass.Output, _ index: Int, _ folders: PassFolders
    ) -> Result<PassOutcome, MediaError> {
        do throws(MediaError) {
            return .success(try folders.settle(try result.get(), of: output, at: index))
        } catch {
            if error.reason == .damagedOutput { folders.keepEvidence(of: output, at: index) }
            return .failure(error)
        }
    }
}
