import Foundation
import JSON
import RunwareSandbox
import Testing

@Suite("The state folder, from outside", .serialized, .timeLimit(.minutes(3)))
struct StateTests {
    private static let pipeline = """
        {
          "name": "mine",
          "stages": {
            "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "a red boat",
                        "width": 480, "height": 480, "duration": 1, "numberResults": 2 },
            "source": { "stage": "download", "from": "clip" },
            "poster": { "stage": "thumbnail", "from": "source", "widths": [64], "formats": ["jpeg"] }
          }
        }
        """

    private let scratch: Scratch
    private let sandbox: LocalSandbox

    init() throws {
        scratch = try Scratch()
        sandbox = LocalSandbox(folder: scratch.url.appending(path: "service"))
        try scratch.write(Self.pipeline, to: "mine.json")
    }

    @Test("without its journal buys nothing and fetches nothing: clips are found in the store by the ledger")
    func journalLost() async throws {
        try await sandbox.run { service in
            let first = try await run()
            #expect(first.status == 0, "\(first.errors)")
            let (files, bought) = (try published(), service.purchases.purchases.count)
            try removeJournal()
            // Nothing can be fetched any more.
            try FileManager.default.removeItem(at: sandbox.folder)
            let again = try await run()
            #expect(again.status == 0, "\(again.errors)")
            #expect(try published() == files)
            #expect(service.purchases.purchases.count == bought)
        }
    }

    @Test("without its journal takes a published file that was changed for the user's")
    func changedAfterLoss() async throws {
        try await sandbox.run { _ in
            #expect(try await run().status == 0)
            try removeJournal()
            try scratch.write("mine", to: "out/mine/01/poster.jpg")
            let again = try await run()
            #expect(again.status == 3)
            #expect(
                again.errors.contains(
                    """
                    out/mine/01/poster.jpg is there, and dailies did not write it, or it was changed since; move it \
                    away, or replace it with --overwrite
                    """))
        }
    }

    @Test("in use by another process names it; what isn't finished is resumed without buying, once it can be")
    func lockedThenResumed() async throws {
        try await sandbox.run(renderTime: .seconds(3_600)) { service in
            let running = try Command.start(["run", "mine.json"], in: scratch.url, environment: sandbox.environment)
            while service.traffic.polls == 0 { await Task.yield() }
            let refused = try await run()
            #expect(refused.status == 3)
            #expect(refused.errors == "error: \(try refusal())\n")
            running.signal(SIGINT)
            #expect(await running.outcome().status == 130)
            let resumed = try await resume("--wait", "0")
            #expect(resumed.status == 5)
            #expect(resumed.errors.contains("still rendering; run again to pick it up, nothing is bought twice"))
        }
        let listed = try await Command.run("generations", "list", in: scratch.url)
        #expect(listed.errors.contains(/accepted (just now|\d+ min ago)/))
        #expect(listed.errors.hasSuffix("1 purchase: 1 accepted\n"))
        try await sandbox.run(later: 7_200) { service in
            let resumed = try await resume("--json")
            #expect(resumed.status == 0, "\(resumed.errors)")
            #expect(resumed.errors.contains(": 2 clips for $0.10; 'dailies run' fetches them\n"))
            #expect(resumed.lines.count == 1 && resumed.output.contains(#""state":"succeeded""#))
            let closed = try await resume()
            #expect(closed.status == 0)
            #expect(
                closed.errors
                    == "Nothing is open: every purchase from http://127.0.0.1:\(sandbox.port)/v1 is finished.\n")
            #expect(try await run().status == 0)
            #expect(service.purchases.purchases.count == 1)
        }
        let others = try await Command.run("generations", "list", in: scratch.url)
        #expect(others.errors.hasSuffix("1 purchase: 1 succeeded; $0.10 paid\n"))
    }

    @Test("with a damaged ledger is refused, and nothing is bought")
    func ledgerDamaged() async throws {
        try await sandbox.run { service in
            #expect(try await run().status == 0)
            let ledger = scratch.url.appending(path: ".dailies/ledger.sqlite")
            try Data(try Data(contentsOf: ledger).prefix(5_000)).write(to: ledger)
            try scratch.write(Self.pipeline.replacing("red", with: "blue"), to: "mine.json")
            let refused = try await run()
            #expect(refused.status == 3)
            #expect(
                refused.errors.hasPrefix(
                    """
                    error: the ledger of paid generations could not be used, so nothing is bought; keep ledger.sqlite \
                    and look into it
                      └ 
                    """))
            #expect(service.purchases.purchases.count == 1)
        }
    }

    private func run() async throws -> Command.Outcome {
        try await Command.run("run", "mine.json", in: scratch.url, environment: sandbox.environment)
    }

    private func resume(_ arguments: String...) async throws -> Command.Outcome {
        try await Command.start(
            ["generations", "resume"] + arguments, in: scratch.url, environment: sandbox.environment
        ).outcome()
    }

    /// What a second process is told, by what stands in the lock.
    private func refusal() throws -> String {
        let text = try String(contentsOf: scratch.url.appending(path: ".dailies/lock"), encoding: .utf8)
        let lock = try JSONReader.read(text).value
        let (process, since) = (try #require(lock["process"]?.int), try #require(lock["since"]?.int))
        #expect(lock["command"]?.string == "dailies run mine.json")
        let moment = Date(timeIntervalSince1970: Double(since)).formatted(
            Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .current)
                .year().month().day().time(includingFractionalSeconds: false))
        return """
            another dailies is at work in .dailies (process \(process) since \(moment): dailies run mine.json); wait \
            for it, or name another folder with --state
            """
    }

    /// The published files: each one's number on its disk, and its bytes.
    private func published() throws -> [String: String] {
        var files: [String: String] = [:]
        for name in scratch.files() {
            let file = scratch.url.appending(path: "out/" + name)
            let inode = try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? Int
            files[name] = "\(inode ?? 0) \(try Data(contentsOf: file).base64EncodedString())"
        }
        return files
    }

    private func removeJournal() throws {
        let state = scratch.url.appending(path: ".dailies")
        for name in try FileManager.default.contentsOfDirectory(atPath: state.path) where name.hasPrefix("journal") {
            try FileManager.default.removeItem(at: state.appending(path: name))
        }
    }
}
