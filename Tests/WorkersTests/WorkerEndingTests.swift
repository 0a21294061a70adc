import Glibc
import Testing
import Workers

@Suite("However a worker ends, the pool says how")
struct WorkerEndingTests {
    @Test(
        "before it has answered",
        arguments: [
            ("accept; exit 0", "ended with exit code 0 and without an answer"),
            ("accept; exit 3", "ended with exit code 3 and without an answer"),
            ("exit 4", "ended with exit code 4 and without an answer"),
            ("accept; kill -9 $$", "was killed by signal 9 (SIGKILL)"),
            ("accept; kill -SEGV $$", "was killed by signal 11 (SIGSEGV)"),
            ("accept; kill -XCPU $$", "used more than 43200 s of processor time"),
            ("accept; kill -XFSZ $$", "wrote more than 64 GB to a file"),
            (
                "accept; echo 'Fatal error: failed to allocate 9 bytes' >&2; kill -TRAP $$",
                "used more than 8 GB of memory"
            ),
            ("accept; exec >&-; kill -ABRT $$", "was killed by signal 6 (SIGABRT)"),
            ("accept; echo rubbish", "gave an answer that can't be used: it is not what a worker says"),
            ("accept; echo '{}'", "gave an answer that can't be used: it is not what a worker says"),
            ("accept; id=7; say hello", "gave an answer that can't be used: it is about another request"),
            (
                "accept; while :; do echo -n 0123456789012345678901234567890123456789; done",
                "gave an answer that can't be used: a line is longer than 1048576 bytes"
            ),
        ])
    func ends(script: String, sentence: String) async throws {
        let worker = try ShellWorker(script)
        let failure = try #require(await worker.answer().failure)
        #expect(failure.end.sentence == sentence)
        #expect(await waitUntil { !worker.started.contains(where: ProcessFacts.isRunning) })
    }

    @Test("and what it said last on standard error")
    func lastWords() async throws {
        let worker = try ShellWorker(#"accept; printf 'first\nit \033[31mhurts\n' >&2; exit 1"#)
        #expect(await worker.answer().failure == WorkerFailure(.exited(1), lastWords: "it [31mhurts"))
    }

    @Test("a flood of words is not kept")
    func flood() async throws {
        let worker = try ShellWorker(
            "accept; i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789 >&2; i=$((i+1)); done; exit 1"
        )
        let failure = try #require(await worker.answer().failure)
        #expect(failure == WorkerFailure(.exited(1), lastWords: "0123456789012345678901234567890123456789"))
    }

    @Test("too much of an answer, line for line, is no answer")
    func tooMuch() async throws {
        var worker = try ShellWorker("accept; i=0; while [ $i -lt 400 ]; do say more; i=$((i+1)); done; next")
        worker.configuration.limits.answerBytes = 10_000
        let failure = try #require(await worker.answer().failure)
        #expect(failure.end == .invalidAnswer("it is longer than 10000 bytes"))
    }

    @Test(
        "one that moves nothing is killed, stopped or not",
        arguments: ["kill -STOP $$", "while read -r ignored; do :; done"])
    func still(script: String) async throws {
        var worker = try ShellWorker("accept; " + script)
        worker.configuration.limits.stillness = .milliseconds(300)
        let failure = try #require(await worker.answer().failure)
        #expect(failure.end == .still(limit: .milliseconds(300)))
        #expect(failure.end.sentence == "moved no frame for 300 ms")
        #expect(await waitUntil { !worker.started.contains(where: ProcessFacts.isRunning) })
    }

    @Test("one that takes too long is killed, however much it moves")
    func wallTime() async throws {
        var worker = try ShellWorker(
            #"accept; n=0; while :; do n=$((n+1)); echo "{\"beat\":{\"id\":$id,\"moved\":$n,\"mapped\":0}}"; /bin/sleep 0.02; done"#
        )
        worker.configuration.limits.wallTime = .milliseconds(300)
        let failure = try #require(await worker.answer().failure)
        #expect(failure.end == .wallTime(limit: .milliseconds(300)))
    }

    @Test("one that never says hello is killed")
    func mute() async throws {
        var worker = try ShellWorker("")
        worker.configuration.arguments = ["-c", "while read -r ignored; do :; done"]
        worker.configuration.limits.startTime = .milliseconds(300)
        #expect(await worker.answer().failure?.end == .notStarted("it did not answer for 0.3 seconds"))
    }

    @Test("a program that isn't there can't be started")
    func absent() async throws {
        var worker = try ShellWorker("")
        worker.configuration.program = "/nowhere/dailies"
        let failure = try #require(await worker.answer().failure)
        #expect(failure.end.sentence.hasPrefix("could not be started: "))
    }

    @Test("one that is told to stop and does is not harmed")
    func stopsWhenTold() async throws {
        let worker = try ShellWorker(
            "while :; do accept; say $$; next; say \"$order\"; done_; done".replacing("$order", with: "told"))
        await ShellWorker.Pool.with(worker.configuration) { pool in
            let events = await Self.cancelled(worker, pool)
            #expect(events.events.last == "told")
            #expect(events.failure == nil)
            #expect(worker.started.allSatisfy(ProcessFacts.isRunning))
        }
    }

    @Test("one that is told to stop and doesn't is killed")
    func doesNotStop() async throws {
        let worker = try ShellWorker("accept; say $$; while read -r ignored; do :; done")
        await ShellWorker.Pool.with(worker.configuration) { pool in
            #expect(await Self.cancelled(worker, pool).failure?.end == .cancelled)
            #expect(await waitUntil { !worker.started.contains(where: ProcessFacts.isRunning) })
        }
    }

    @Test("when the run is cancelled as a whole, workers are ended with it")
    func wholeRun() async throws {
        let worker = try ShellWorker("accept; say $$; while read -r ignored; do :; done")
        let configuration = worker.configuration
        await withTaskGroup(of: WorkerFailure?.self) { group in
            group.addTask { await ShellWorker.Pool.with(configuration) { pool in await pool.answer().failure } }
            #expect(await waitUntil { worker.started.count == 1 })
            group.cancelAll()
            for await failure in group { #expect(failure?.end == .cancelled) }
        }
        #expect(await waitUntil { !worker.started.contains(where: ProcessFacts.isRunning) })
    }

    /// Begins a request and cancels it when the worker is at it.
    private static func cancelled(
        _ worker: ShellWorker, _ pool: ShellWorker.Pool
    ) async -> (events: [String], failure: WorkerFailure?) {
        await withTaskGroup(of: (events: [String], failure: WorkerFailure?).self) { group in
            group.addTask { await pool.answer() }
            #expect(await waitUntil { worker.started.count == 1 })
            group.cancelAll()
            return await group.next() ?? ([], nil)
        }
    }
}
