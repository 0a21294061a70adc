import Foundation
import Glibc
import MediaProcessing
import Synchronization
import Testing
import Workers

@Suite("A worker that runs media passes")
struct MediaWorkerTests {
    @Test("makes what is made in process, byte for byte, and puts it where it belongs")
    func sameBytes() async throws {
        let worker = try MediaWorker()
        let apart = await worker.run(try worker.pass(MediaPass.Work.several, in: "apart"))
        let here = await InProcessPasses().results(of: try worker.pass(MediaPass.Work.several, in: "here"))
        #expect(apart.count == 3)
        #expect(apart.mapValues(\.made) == here.mapValues(\.made))
        #expect(apart.values.allSatisfy { $0.made?.bytes.contains(nil) == false })
        #expect(worker.started.count == 1)
    }

    @Test(
        "fails as a pass in process does, with FFmpeg's words",
        arguments: ["truncated.mp4", "not-media.mp4", "empty.mp4"])
    func sameFailure(name: String) async throws {
        let worker = try MediaWorker()
        let apart = await worker.run(try worker.pass(of: name, MediaPass.Work.several, in: "apart"))
        let here = await InProcessPasses().results(of: try worker.pass(of: name, MediaPass.Work.several, in: "here"))
        #expect(apart.mapValues(\.error) == here.mapValues(\.error))
        #expect(apart.values.allSatisfy { $0.error != nil })
    }

    @Test("a crash costs nothing where what it was at goes well alone")
    func crashOnce() async throws {
        let worker = try MediaWorker(dying: [1])
        let results = await worker.run(try worker.pass(MediaPass.Work.several, in: "apart"))
        #expect(results.count == 3)
        #expect(results.values.allSatisfy { $0.error == nil })
        #expect(worker.started.count == 4)
    }

    @Test("only the output fails whose worker crashes each time", arguments: [2, 3, 4])
    func culprit(number: Int) async throws {
        let worker = try MediaWorker(dying: [1, number])
        let results = await worker.run(try worker.pass(MediaPass.Work.several, in: "apart"))
        let failed = results.compactMapValues(\.error)
        #expect(Array(failed.keys) == [MediaPass.Work.several[number - 2].0])
        #expect(failed.values.first?.reason == .crashed)
        #expect(failed.values.first?.message == "clip.mp4: the worker process was killed by signal 9 (SIGKILL)")
    }

    @Test("what depends on a probe that fails is not begun after a crash")
    func gate() async throws {
        let worker = try MediaWorker(dying: [1, 2])
        var pass = try worker.pass(MediaPass.Work.several + [("check", .probe(Probe()))], in: "apart")
        pass.outputs[0].gates = ["check"]
        pass.outputs[1].gates = ["check"]
        let results = await worker.run(pass)
        #expect(Set(results.compactMapValues(\.error).keys) == ["check", "poster", "sound"])
        #expect(results["poster"]?.error == results["check"]?.error)
        #expect(results["web"]?.error == nil)
        #expect(worker.started.count == 3)
    }

    @Test("is not ended by SIGINT, and writes no more than it may to a file")
    func fileLimit() async throws {
        var worker = try MediaWorker()
        worker.configuration.limits.fileBytes = 4000
        let started = worker.configuration.started
        worker.configuration.started = { pid, report in
            started(pid, report)
            kill(pid, SIGINT)
        }
        let results = await worker.run(try worker.pass(MediaPass.Work.several, in: "apart"))
        #expect(results["web"]?.error?.message == "clip.mp4: the worker process wrote more than 4000 bytes to a file")
        #expect(results["poster"]?.error == nil)
    }

    @Test("uses no more memory than it may, and never gets less done for it without a word")
    func memoryLimit() async throws {
        var worker = try MediaWorker()
        worker.configuration.limits.memory = 400 << 20
        var probe = Probe()
        probe.countFrames = true
        let works = MediaPass.Work.several + [("check", MediaPass.Work.probe(probe))]
        let results = await worker.run(try worker.pass(works, in: "apart"))
        let crash = "clip.mp4: the worker process used more than 400 MB of memory"
        #expect(results.count == 4)
        #expect(results["web"]?.error?.message == crash)
        for error in results.values.compactMap(\.error) {
            #expect(error.message == crash)
            #expect(error.reason == .crashed)
        }
        #expect((try? results["check"]?.get())?.decodedFrames ?? 50 == 50)
    }

    @Test("a source whose output can't be moved fails with the place")
    func noPlace() async throws {
        let worker = try MediaWorker()
        var pass = try worker.pass([MediaPass.Work.several[0]], in: "apart")
        pass.outputs[0].folder += "/nowhere"
        let results = await worker.run(pass)
        let error = try #require(results["poster"]?.error)
        #expect(error.reason == .unwritable)
        #expect(error.message.contains(" can't be moved to \(pass.outputs[0].folder): "))
    }

    @Test("stops when it is told to, and says so of what it had not made")
    func cancelled() async throws {
        let worker = try MediaWorker()
        let pass = try worker.pass(of: "late.mp4", MediaPass.Work.several, in: "apart")
        await WorkerPasses.Pool.with(worker.configuration) { pool in
            await withTaskGroup(of: [String: Result<PassOutcome, MediaError>].self) { group in
                group.addTask { await WorkerPasses(pool).results(of: pass) }
                #expect(await waitUntil { worker.started.count == 1 })
                group.cancelAll()
                let results = await group.next() ?? [:]
                #expect(results.count == 3)
                for error in results.values.compactMap(\.error) { #expect(error.reason == .cancelled) }
            }
        }
    }
}
