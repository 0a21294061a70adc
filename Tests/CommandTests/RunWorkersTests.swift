import Foundation
import Glibc
import JSON
import Testing

@Suite("Runs in worker processes")
struct RunWorkersTests {
    private static let pipeline = """
        {
          "name": "bulk",
          "stages": {
            "in":     { "stage": "files" },
            "check":  { "stage": "probe", "from": "in", "countFrames": true },
            "web":    { "stage": "transcode", "from": "check", "preset": "mp4-h264" },
            "poster": { "stage": "thumbnail", "from": "check", "widths": [48], "formats": ["jpeg"] }
          }
        }
        """
    private static let clips = ["clip.mp4", "fade.mp4", "late.mp4", "steps.mp4", "sync.mp4", "wide.mp4"]
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "bulk.json")
        for clip in Self.clips { try scratch.copy(fixture: clip, to: "in/" + clip) }
    }

    private func arguments(_ name: String) -> [String] {
        ["run", "bulk.json", "--input", "in", "--out", name, "--state", ".\(name)", "--jobs", "2"]
    }

    private func contents(_ name: String) -> [String: Data?] {
        Dictionary(
            uniqueKeysWithValues: scratch.files(below: name).map {
                ($0, FileManager.default.contents(atPath: scratch.url.appending(path: "\(name)/\($0)").path))
            })
    }

    @Test(
        "a worker that is killed or crashes in the middle of a bulk run costs nothing in the end",
        arguments: [SIGKILL, SIGSEGV])
    func killed(signal number: Int32) async throws {
        let quiet = try await Command.start(arguments("quiet") + ["--in-process"], in: scratch.url).outcome()
        #expect(quiet.status == 0)
        let running = try Command.start(arguments("disturbed"), in: scratch.url)
        let worker = try #require(await WorkerProcesses.first(of: running.identifier) { kill($0, number) })
        let disturbed = await running.outcome()
        #expect(disturbed.status == 0, "\(disturbed.errors)")
        #expect(contents("disturbed") == contents("quiet"))
        #expect(contents("quiet").count == 2 * Self.clips.count)
        #expect(await WorkerProcesses.left(of: [worker]) == [])
    }

    @Test("workers end with a run that is killed, and the next run goes on")
    func orphans() async throws {
        let running = try Command.start(arguments("killed"), in: scratch.url)
        let worker = try #require(await WorkerProcesses.first(of: running.identifier) { _ in running.signal(SIGKILL) })
        #expect(await running.outcome().status == -SIGKILL)
        #expect(await WorkerProcesses.left(of: [worker]) == [])
        #expect(try await Command.start(arguments("killed"), in: scratch.url).outcome().status == 0)
        #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".killed/drafts/workers").path))
    }

    @Test("a link to a file elsewhere is read where it leads")
    func link() async throws {
        let elsewhere = try Scratch()
        try elsewhere.copy(fixture: "clip.mp4")
        let link = scratch.url.appending(path: "in/linked.mp4").path
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: elsewhere.url.appending(path: "clip.mp4").path)
        let outcome = try await Command.run("run", "bulk.json", "--input", link, in: scratch.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test("doctor starts a worker and says what confines it")
    func doctor() async throws {
        try scratch.write(Self.pipeline, to: "Pipelines/bulk.json")
        let text = try await Command.run("doctor", in: scratch.url)
        #expect(text.status == 0)
        #expect(text.errors.contains("  workers: "))
        let json = try await Command.run("doctor", "--json", in: scratch.url)
        let checkup = try JSONReader.read(Array(json.output.utf8)).value
        let workers = try #require(checkup.object?["workers"]?.object)
        #expect(workers["start"] == true)
        #expect(workers["memoryBytes"]?.int == 8 << 30)
        let hasLandlock = (workers["landlock"]?.int ?? 0) > 0
        #expect(workers["refused"]?.object?["reading"] == .bool(hasLandlock))
        #expect(workers["refused"]?.object?["writing"] == .bool(hasLandlock))
        #expect(workers["refused"]?.object?["sockets"] == workers["seccomp"])
    }

    @Test("the worker's own subcommand is not shown, and ends at the end of its input")
    func hidden() async throws {
        let help = try await Command.run("--help", in: scratch.url)
        #expect(!help.output.contains("worker"))
        #expect(try await Command.run("worker", in: scratch.url).status == 0)
    }
}
