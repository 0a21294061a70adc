import Foundation
import Glibc
import Testing
import Workers

@Suite("A pool of workers")
struct WorkerPoolTests {
    @Test("hands on events in order, and keeps a worker for the next request")
    func events() async throws {
        let worker = try ShellWorker("while :; do accept; say one; say two; say $$; done_; done")
        await ShellWorker.Pool.with(worker.configuration) { pool in
            let first = await pool.answer()
            let second = await pool.answer()
            #expect(first.failure == nil)
            #expect(first.events.prefix(2) == ["one", "two"])
            #expect(first.events == second.events)
            #expect(worker.started.map(String.init) == [first.events.last])
        }
        #expect(await waitUntil { !worker.started.contains(where: ProcessFacts.isRunning) })
    }

    @Test("starts no worker that isn't needed, and no more than it may")
    func lazy() async throws {
        let worker = try ShellWorker(ShellWorker.obedient, count: 2)
        await ShellWorker.Pool.with(worker.configuration) { pool in
            #expect(worker.started == [])
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<8 { group.addTask { #expect(await pool.answer().failure == nil) } }
            }
        }
        #expect((1...2).contains(worker.started.count))
    }

    @Test("replaces a worker that has done its share")
    func share() async throws {
        var worker = try ShellWorker(ShellWorker.obedient)
        worker.configuration.limits.requests = 2
        var seen: [String] = []
        await ShellWorker.Pool.with(worker.configuration) { [worker] pool in
            for _ in 0..<5 { seen += await pool.answer().events }
            #expect(seen == [0, 0, 1, 1, 2].map { "\(worker.started[$0])" })
        }
    }

    @Test("replaces a worker that keeps more than half of the memory it may have")
    func heavy() async throws {
        var worker = try ShellWorker("while :; do accept; say $$; done_ 600; done")
        worker.configuration.limits.memory = 1000
        await ShellWorker.Pool.with(worker.configuration) { [worker] pool in
            for _ in 0..<2 { #expect(await pool.answer().failure == nil) }
            #expect(worker.started.count == 2)
        }
    }

    @Test("starts a fresh worker where one is asked for")
    func fresh() async throws {
        let worker = try ShellWorker(ShellWorker.obedient)
        await ShellWorker.Pool.with(worker.configuration) { pool in
            let first = await pool.answer()
            let second = await pool.answer(fresh: true)
            #expect(first.events != second.events)
            #expect(worker.started.count == 2)
        }
    }

    @Test("a worker that died while it had nothing to do costs nothing")
    func diedIdle() async throws {
        let worker = try ShellWorker(ShellWorker.obedient)
        try await ShellWorker.Pool.with(worker.configuration) { pool in
            _ = await pool.answer()
            let pid = try #require(worker.started.first)
            kill(pid, SIGKILL)
            #expect(await waitUntil { !ProcessFacts.isRunning(pid) })
            let second = await pool.answer()
            #expect(second.failure == nil)
            #expect(second.events == worker.started.dropFirst().map(String.init))
        }
    }

    @Test("goes on after a failure, with another worker")
    func afterFailure() async throws {
        let worker = try ShellWorker(
            #"while :; do accept; case $order in *bad*) kill -9 $$;; *) say $$; done_;; esac; done"#)
        await ShellWorker.Pool.with(worker.configuration) { pool in
            #expect(await pool.answer("good").failure == nil)
            #expect(await pool.answer("bad").failure == WorkerFailure(.signalled(9)))
            #expect(await pool.answer("good").failure == nil)
        }
        #expect(worker.started.count == 2)
    }

    @Test("a request that is cancelled while it waits for a worker is never begun")
    func cancelledWaiting() async throws {
        let worker = try ShellWorker("while :; do accept; say $$; next; done_; done")
        await ShellWorker.Pool.with(worker.configuration) { pool in
            await withTaskGroup(of: WorkerFailure?.self) { group in
                for _ in 0..<2 { group.addTask { await pool.answer().failure } }
                #expect(await waitUntil { worker.started.count == 1 })
                group.cancelAll()
                for await failure in group { #expect(failure == nil || failure?.end == .cancelled) }
            }
        }
        #expect(worker.started.count == 1)
    }

    @Test("leaves no folder behind")
    func folders() async throws {
        let worker = try ShellWorker("while :; do accept; : > \"$(echo \"$setup\" | tr , '\\n' | wc -l)\"; done_; done")
        _ = await worker.answer()
        #expect(!FileManager.default.fileExists(atPath: worker.configuration.folder))
    }
}
