import FFmpeg
import Foundation
import Glibc
import MediaProcessing
import Synchronization
import Testing
import Workers

@Suite("A worker is confined")
struct ConfinementTests {
    /// Has a worker run a pass, and lends it to `body` while it is idle.
    private func withWorker(
        _ worker: MediaWorker, running pass: MediaPass,
        _ body: (SandboxReport, Int32, [String: Result<PassOutcome, MediaError>]) throws -> Void
    ) async throws {
        let report = Mutex<SandboxReport?>(nil)
        var configuration = worker.configuration
        let started = configuration.started
        configuration.started = { pid, found in
            started(pid, found)
            report.withLock { $0 = found }
        }
        try await WorkerPasses.Pool.with(configuration) { pool in
            let results = await WorkerPasses(pool).results(of: pass)
            let found = report.withLock(\.self)
            try body(try #require(found), try #require(worker.started.first), results)
        }
    }

    @Test("by limits, without environment, descriptors, privileges or terminal")
    func process() async throws {
        let worker = try MediaWorker()
        let pass = try worker.pass(MediaPass.Work.several, in: "apart")
        try await withWorker(worker, running: pass) { report, pid, results in
            #expect(results.values.allSatisfy { $0.error == nil })
            #expect(ProcessFacts.text("\(pid)/environ") == "")
            let limits = ProcessFacts.text("\(pid)/limits")
            #expect(limits.contains(#/Max core file size +0 +0 /#))
            #expect(limits.contains(#/Max address space +9663676416 +9663676416 /#))
            #expect(limits.contains(#/Max cpu time +432\d\d +unlimited /#))
            #expect(limits.contains(#/Max open files +256 +256 /#))
            #expect(limits.contains(#/Max file size +68719476736 +68719476736 /#))
            let status = ProcessFacts.status(pid)
            #expect(status["NoNewPrivs"] == "1")
            #expect(status["Seccomp"] == (report.filtersCalls ? "2" : "0"))
            #expect(getsid(pid) == pid)
            #expect(getpgid(pid) == pid)
            let folder = "/proc/\(pid)/fd"
            let files = try FileManager.default.contentsOfDirectory(atPath: folder).map {
                try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)
            }
            #expect(files.count == 4)
            #expect(files.allSatisfy { $0.hasPrefix("pipe:") })
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd") == "/")
        }
    }

    @Test("by the kernel: sockets, and files outside, are tried and refused")
    func refused() async throws {
        let worker = try MediaWorker()
        let nothing = MediaPass(source: "", sourceName: "", outputs: [])
        try await withWorker(worker, running: nothing) { report, _, _ in
            #expect(report.memory == 8 << 30)
            #expect(report.refusesSockets == report.filtersCalls)
            #expect(report.refusesReading == (report.landlock > 0))
            #expect(report.refusesWriting == (report.landlock > 0))
            guard report.landlock > 0, report.filtersCalls else { return }
            #expect(report.gap == nil)
        }
    }

    @Test("to the folders that it may read")
    func readingOutside() async throws {
        let worker = try MediaWorker()
        let copy = try worker.folder("elsewhere") + "/clip.mp4"
        try FileManager.default.copyItem(atPath: MediaWorker.media + "/clip.mp4", toPath: copy)
        var pass = try worker.pass([MediaPass.Work.several[0]], in: "apart")
        pass.source = copy
        try await withWorker(worker, running: pass) { report, _, results in
            guard report.landlock > 0 else { return }
            #expect(results["poster"]?.error?.message == "clip.mp4 can't be opened: Permission denied")
        }
    }

    @Test("to the folder that it may write to")
    func writingOutside() async throws {
        let worker = try MediaWorker()
        let pass = try worker.pass([MediaPass.Work.several[1]], in: "outside")
        let error = Mutex<MediaError?>(nil)
        let result = await WorkerPasses.Pool.with(worker.configuration) { pool in
            await pool.run { _ in
                pass
            } report: { event in
                if case .finished(_, .failure(let failure)) = event { error.withLock { $0 = failure } }
            }
        }
        guard case .success = result else {
            Issue.record("the worker did not answer")
            return
        }
        let failure = error.withLock(\.self)
        #expect(failure?.message == "sound.m4a could not be written")
        #expect(failure?.cause?.text == "Permission denied")
        #expect(try FileManager.default.contentsOfDirectory(atPath: pass.outputs[0].folder) == [])
    }
}
