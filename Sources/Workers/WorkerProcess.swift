import Foundation
import Subprocess
import SystemPackage

/// One worker: its process, from its start to its end.
struct WorkerProcess<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    typealias Work = Assignment<Request, Event>

    private let configuration: WorkerConfiguration
    private let folder: String
    private let queue: AssignmentQueue<Request, Event>

    init(_ configuration: WorkerConfiguration, folder: String, _ queue: AssignmentQueue<Request, Event>) {
        self.configuration = configuration
        self.folder = folder
        self.queue = queue
    }

    /// Starts a worker and has it deal with an assignment and with those that follow.
    ///
    /// - Returns: an assignment that is to be done by another worker.
    func serve(_ first: Work) async -> Work? {
        let lastWords = LastWords()
        var parting = Parting<Request, Event>.broken(first, nil, mapped: 0)
        var end: WorkerEnd?
        do {
            let result = try await run { execution in
                let conversation = Conversation(
                    configuration: configuration, folder: folder, queue: queue, execution: execution)
                parting = await conversation.hold(first, lastWords)
            }
            end = ending(parting, Self.status(result), lastWords)
        } catch {
            end = .notStarted("\(error)")
        }
        if Task.isCancelled { end = .cancelled }
        switch parting {
        case .atLeisure: return nil
        case .handedOver(let assignment): return assignment
        case .broken(let assignment, _, _):
            assignment.finish(.failure(WorkerFailure(end ?? .exited(0), lastWords: lastWords.line)))
            return nil
        }
    }

    private func run(
        _ body: (Conversation<Request, Event>.Running) async -> Void
    ) async throws -> ExecutionResult<Void, SequenceOutput, SequenceOutput> {
        let environment = configuration.environment.map { Array("\($0.key)=\($0.value)\0".utf8) }
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: configuration.limits.grace)
        ]
        return try await Subprocess.run(
            .path(FilePath(configuration.program)), arguments: Arguments(configuration.arguments),
            environment: .custom(environment), workingDirectory: "/", platformOptions: options, input: .inputWriter,
            output: .sequence, error: .sequence, body: body)
    }

    /// How the worker ended: for a reason of ours, or else for its own.
    private func ending(
        _ parting: Parting<Request, Event>, _ status: WorkerEnd.Status, _ lastWords: LastWords
    ) -> WorkerEnd? {
        guard case .broken(_, let reason, let mapped) = parting else { return nil }
        return reason ?? WorkerEnd(status, lastWords: lastWords.text, mapped: mapped, configuration.limits)
    }

    private static func status<Value, Output, Errors>(
        _ result: ExecutionResult<Value, Output, Errors>
    ) -> WorkerEnd.Status {
        switch result.terminationStatus {
        case .exited(let code): .exited(code)
        case .signaled(let number): .signalled(number)
        }
    }
}
