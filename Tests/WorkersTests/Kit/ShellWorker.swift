import Glibc
import Synchronization
import Workers

/// A worker written in a few lines of shell, to behave as no real one should.
struct ShellWorker {
    typealias Pool = WorkerPool<String, String>

    /// Says hello; `order` is the line that was read last.
    private static let prelude = """
        read -r setup
        echo '{"hello":{"sandbox":{"landlock":0,"filtersCalls":false,"memory":0,"refusesSockets":false,\
        "refusesReading":false,"refusesWriting":false}}}'
        next() {
          read -r order || exit 0
          id=${order#*\\"id\\":[0-9]}; id=${order%"$id"}; id=${id##*:}
        }
        accept() { next; echo "{\\"accepted\\":{\\"id\\":$id}}"; }
        say() { echo "{\\"event\\":{\\"id\\":$id,\\"body\\":\\"$1\\"}}"; }
        done_() { echo "{\\"ended\\":{\\"id\\":$id,\\"mapped\\":${1:-0}}}"; }

        """

    /// One that answers every request with its process identifier.
    static let obedient = "while :; do accept; say $$; done_; done"

    var configuration: WorkerConfiguration
    private let scratch: Scratch
    private let pids = Started()

    init(_ script: String, count: Int = 1) throws {
        signal(SIGPIPE, SIG_IGN)
        scratch = try Scratch()
        configuration = WorkerConfiguration(
            program: "/bin/sh", arguments: ["-c", Self.prelude + script], count: count, readable: [],
            folder: scratch.path + "/workers")
        configuration.started = { [pids] pid, _ in pids.add(pid) }
    }

    /// The process identifiers of the workers that were started.
    var started: [Int32] { pids.all }

    /// Deals with one request, in a pool of its own.
    func answer(_ request: String = "hello") async -> (events: [String], failure: WorkerFailure?) {
        await Pool.with(configuration) { pool in await pool.answer(request) }
    }
}

extension WorkerPool<String, String> {
    /// The events of a request, and why it failed if it did.
    func answer(_ request: String = "hello", fresh: Bool = false) async -> (events: [String], failure: WorkerFailure?) {
        let events = Mutex<[String]>([])
        let result = await run(needsFreshWorker: fresh) { _ in
            request
        } report: { event in
            events.withLock { $0.append(event) }
        }
        var failure: WorkerFailure?
        if case .failure(let error) = result { failure = error }
        return (events.withLock(\.self), failure)
    }
}

/// The process identifiers of workers.
final class Started: Sendable {
    private let pids = Mutex<[Int32]>([])

    var all: [Int32] { pids.withLock(\.self) }

    /// Adds one, and returns how many there are.
    @discardableResult
    func add(_ pid: Int32) -> Int {
        pids.withLock { pids in
            pids.append(pid)
            return pids.count
        }
    }
}
