import Foundation
import Mailboxes
import Subprocess

/// What is said between the pool and one worker, as long as its process runs.
struct Conversation<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    typealias Running = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>
    typealias Work = Assignment<Request, Event>

    /// What became of one request.
    enum Dealt: Sendable {
        case done(mapped: Int)
        /// The worker was gone before it read the request.
        case unread
        /// The worker ended, or was stopped for a reason of ours.
        case broken(WorkerEnd?, mapped: Int)
    }

    let configuration: WorkerConfiguration
    let folder: String
    let queue: AssignmentQueue<Request, Event>
    let execution: Running
    let mailbox = Mailbox<ProcessMessage>()

    /// What may be used.
    var limits: WorkerLimits { configuration.limits }

    /// Holds the conversation, and returns when the worker's output is at its end.
    func hold(_ first: Work, _ lastWords: LastWords) async -> Parting<Request, Event> {
        await withTaskGroup(of: Void.self) { group in
            let ear = WorkerEar(mailbox: mailbox, lineBytes: limits.lineBytes)
            group.addTask { await ear.hear(execution.standardOutput) }
            group.addTask { await ear.hear(execution.standardError, lastWords) }
            let parting = await talk(first)
            if case .broken = parting { kill() } else { await sendAway() }
            return parting
        }
    }

    private func talk(_ first: Work) async -> Parting<Request, Event> {
        if case .broken(let end, let mapped) = await greet() { return .broken(first, end, mapped: mapped) }
        var assignment = first
        var served = 0
        while true {
            switch await deal(with: assignment, as: served) {
            case .done(let mapped):
                assignment.finish(.success(()))
                served += 1
                if limits.isWornOut(requests: served, mapped: mapped) { return .atLeisure }
            case .unread: return served > 0 ? .handedOver(assignment) : .broken(assignment, nil, mapped: 0)
            case .broken(let end, let mapped): return .broken(assignment, end, mapped: mapped)
            }
            guard let next = await queue.next(isWarm: true) else { return .atLeisure }
            guard !next.needsFreshWorker else { return .handedOver(next) }
            assignment = next
        }
    }

    /// Ends the worker's input, which ends a worker; one that goes on is killed.
    private func sendAway() async {
        try? await execution.standardInputWriter.finish()
        let until = ContinuousClock.now + limits.grace
        await withTicks {
            while ContinuousClock.now < until {
                if case .closed = await mailbox.next() { return }
            }
        }
        kill()
    }

    /// Kills the worker and whatever it started.
    func kill() { try? execution.send(signal: .kill, toProcessGroup: true) }

    /// Posts a tick to the mailbox now and then while `body` runs.
    func withTicks<Value: Sendable>(_ body: () async -> Value) async -> Value {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while (try? await Task.sleep(for: .milliseconds(50))) != nil { mailbox.post(.tick) }
            }
            defer { group.cancelAll() }
            return await body()
        }
    }
}
