import CConfinement
import Foundation
import Glibc
import Synchronization

/// A worker's side: confines the process, and deals with what comes in a line each on standard input.
///
/// What libraries write to standard output goes to standard error.
public struct WorkerServer<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    private let output: WorkerOutput<Event>
    private let work: @Sendable (Request, WorkerTask<Event>) -> Void

    /// Serves until the end of standard input, and ends the process.
    ///
    /// To be called from a process's only thread, as the first that it does.
    ///
    /// - Parameter work: deals with a request; called on a thread of its own, for one request at a time.
    public static func serve(_ work: @escaping @Sendable (Request, WorkerTask<Event>) -> Void) -> Never {
        for number in [SIGINT, SIGQUIT, SIGHUP, SIGTSTP] { signal(number, SIG_IGN) }
        CConfinement_end_with_parent()
        guard threadCount == 1 else { WorkerExit.fail("a worker was started in a process that has several threads") }
        var input = WorkerInput()
        guard let line = input.next() else { exit(0) }
        guard let setup = try? JSONDecoder().decode(WorkerSetup.self, from: Data(line)) else {
            WorkerExit.fail(
                "a worker reads its setup from standard input, as 'dailies run' writes it; it isn't for people")
        }
        guard let output = WorkerOutput<Event>.takingOverStandardOutput(memory: setup.limits.memory) else {
            WorkerExit.fail("standard output is closed")
        }
        do throws(Confinement.Failure) {
            output.write(.hello(sandbox: try Confinement.confine(setup)))
        } catch {
            WorkerExit.fail(error.message)
        }
        WorkerServer(output: output, work: work).serve(&input, setup.limits)
    }

    private func serve(_ input: inout WorkerInput, _ limits: WorkerLimits) -> Never {
        let current = Mutex<(id: Int, task: WorkerTask<Event>)?>(nil)
        while let line = input.next() {
            switch try? JSONDecoder().decode(WorkerOrder<Request>.self, from: Data(line)) {
            case .request(let id, let request):
                output.begin(id)
                Confinement.limitProcessor(seconds: limits.processorSeconds)
                let task = WorkerTask<Event> { [output] event in output.write(.event(id: id, body: event)) }
                current.withLock { $0 = (id, task) }
                begin(id, request, task)
            case .cancel(let id): current.withLock { $0?.id == id ? $0?.task : nil }?.cancel()
            case nil: WorkerExit.fail("a line of input can't be understood")
            }
        }
        _exit(0)
    }

    private func begin(_ id: Int, _ request: Request, _ task: WorkerTask<Event>) {
        let work = Thread { [work, output] in
            work(request, task)
            output.end(id)
        }
        work.stackSize = 4 << 20
        work.start()
        let heart = Thread { [output] in
            while output.beat(id, moved: task.moved) { usleep(250_000) }
        }
        heart.stackSize = 1 << 18
        heart.start()
    }

    private static var threadCount: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count) ?? 1
    }

}
