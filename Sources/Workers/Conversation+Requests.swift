import Foundation
import Mailboxes
import Subprocess

extension Conversation {
    /// Tells a worker that was just started what it may do, and waits until it says that it is set up.
    func greet() async -> Dealt {
        let setup = WorkerSetup(readable: configuration.readable, folder: folder, limits: limits)
        return await withTicks {
            await whileWriting(setup) {
                let until = ContinuousClock.now + limits.startTime
                while true {
                    switch await mailbox.next() {
                    case .line(let line):
                        guard case .hello(let sandbox) = Self.report(line) else {
                            return stop(.invalidAnswer("it does not say that it is set up"), mapped: 0)
                        }
                        configuration.started(execution.processIdentifier.value, sandbox)
                        return .done(mapped: 0)
                    case .tooMuch(let why): return stop(.invalidAnswer(why), mapped: 0)
                    case .closed: return .broken(nil, mapped: 0)
                    case .tick where ContinuousClock.now > until:
                        return stop(.notStarted("it did not answer for \(limits.startTime)"), mapped: 0)
                    case .tick, .cancel: continue
                    }
                }
            }
        }
    }

    /// Has the worker deal with a request.
    func deal(with assignment: Work, as id: Int) async -> Dealt {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
        let order = WorkerOrder.request(id: id, body: assignment.request(folder))
        var watch = RequestWatch<Event>(id, limits, at: .now)
        assignment.enter(mailbox, as: id)
        return await withTicks {
            await whileWriting(order) {
                while true {
                    if let dealt = await react(to: mailbox.next(), &watch, assignment, id) { return dealt }
                }
            }
        }
    }

    private func react(
        to message: ProcessMessage, _ watch: inout RequestWatch<Event>, _ assignment: Work, _ id: Int
    ) async -> Dealt? {
        switch message {
        case .line(let line):
            guard let report = Self.report(line) else {
                return stop(.invalidAnswer("it is not what a worker says"), mapped: watch.mapped)
            }
            switch watch.hear(report, bytes: line.count, at: .now) {
            case .goOn: return nil
            case .deliver(let event): assignment.report(event)
            case .done: return .done(mapped: watch.mapped)
            case .stop(let end): return stop(end, mapped: watch.mapped)
            }
        case .tooMuch(let why): return stop(.invalidAnswer(why), mapped: watch.mapped)
        case .closed: return watch.isAccepted ? .broken(nil, mapped: watch.mapped) : .unread
        case .tick: return watch.end(at: .now).map { stop($0, mapped: watch.mapped) }
        case .cancel(id):
            watch.cancel(at: .now)
            await write(WorkerOrder<Request>.cancel(id: id))
        case .cancel: break
        }
        return nil
    }

    /// Kills the worker; what it was killed for is how it ended.
    private func stop(_ end: WorkerEnd, mapped: Int) -> Dealt {
        kill()
        return .broken(end, mapped: mapped)
    }

    /// Writes a line while `body` listens: a worker that doesn't read must not keep its watch from being held.
    private func whileWriting<Line: Encodable & Sendable>(_ line: Line, _ body: () async -> Dealt) async -> Dealt {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await write(line) }
            return await body()
        }
    }

    /// Writes a line; a worker that can't be written to is heard of by the end of its output.
    private func write(_ line: some Encodable & Sendable) async {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let data = try? encoder.encode(line) else { return }
        _ = try? await execution.standardInputWriter.write(Array(data) + [UInt8(ascii: "\n")])
    }

    private static func report(_ line: [UInt8]) -> WorkerReport<Event>? {
        try? JSONDecoder().decode(WorkerReport<Event>.self, from: Data(line))
    }
}
