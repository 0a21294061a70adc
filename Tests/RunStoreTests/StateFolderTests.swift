import Foundation
import PipelineEngine
import Testing

@testable import RunStore

@Suite("State folder")
struct StateFolderTests {
    @Test("has two locks, two databases, a store and drafts")
    func made() async throws {
        let shop = try await Shop()
        let names = try FileManager.default.contentsOfDirectory(atPath: shop.scratch.path("state"))
        #expect(
            Set(names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") })
                == ["drafts", "journal.sqlite", "ledger.sqlite", "lock", "opening", "store"])
    }

    @Test("throws away drafts of earlier runs when it is opened, and keeps everything else")
    func emptiesDrafts() async throws {
        let scratch = try Scratch()
        let artifact = try await Shop(scratch).adopt("sea")
        try scratch.write("half", to: "state/drafts/123/abc/half.mp4")
        try scratch.write("half", to: "state/drafts/.hidden")
        let shop = try await Shop(scratch)
        #expect(scratch.files(below: "state/drafts") == [])
        #expect(await shop.store.locate(artifact) != nil)
    }

    @Test("may be new to several who open it at once")
    func newToMany() async throws {
        for _ in 0..<20 {
            let scratch = try Scratch()
            try FileManager.default.createDirectory(atPath: scratch.path("state"), withIntermediateDirectories: true)
            try await withThrowingTaskGroup { group in
                for access in [StateFolder.Access.working, .looking, .looking, .looking] {
                    group.addTask { _ = try await StateFolder.open(path: scratch.path("state"), for: access) }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("is one opener's; the second is told which process has it, since when and for what")
    func locked() async throws {
        let scratch = try Scratch()
        let before = Date().addingTimeInterval(-1)
        let first = try await StateFolder.open(path: scratch.path("state"), command: "dailies run p.json\u{1B}[2J")
        let refusal = await failure { _ = try await Shop(scratch) }
        let holder = try #require(FolderLock.Holder(at: scratch.path("state/lock")))
        #expect(holder.since >= before && holder.since <= Date())
        let since = holder.since.formatted(
            .verbatim(
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)",
                timeZone: .current, calendar: Calendar(identifier: .gregorian)))
        let process =
            "process \(ProcessInfo.processInfo.processIdentifier) since \(since): dailies run p.json\u{FFFD}[2J"
        #expect(
            refusal
                == StageFailure(
                    .storage,
                    "another dailies is at work in \(scratch.path("state")) (\(process)); wait for it, or name another folder with --state"
                ))
        _ = first.store
    }

    /// What stands in a lock's file that says nothing of who holds it.
    static let foreignTexts = [
        "", "process 1", #"{"process":1}"#, #"{"process":"1","since":0,"command":""}"#,
        #"{"process":4194305,"since":0,"command":"dailies run"}"#, #"{"process":-1,"since":0,"command":"dailies run"}"#,
        #"{"process":1,"since":1e300,"command":"dailies run"}"#,
    ]

    @Test("that is held by who knows whom says that it doesn't know", arguments: foreignTexts)
    func unknownHolder(text: String) async throws {
        let scratch = try Scratch()
        try scratch.write(text, to: "state/lock")
        let holder = try LockHolder(scratch.path("state/lock"))
        let refusal = await failure { _ = try await Shop(scratch) }
        #expect(
            refusal?.message
                == "another dailies is at work in \(scratch.path("state")) (its process is unknown); wait for it, or name another folder with --state"
        )
        holder.end()
        _ = try await Shop(scratch)
    }

    @Test("is free again when its owner lets it go")
    func released() async throws {
        let scratch = try Scratch()
        for _ in 0..<2 { _ = try await Shop(scratch).adopt("sea") }
    }

    @Test("stays locked as long as its store is in use")
    func storeKeepsLock() async throws {
        let scratch = try Scratch()
        let store = try await Shop(scratch).store
        #expect(await failure { _ = try await Shop(scratch) }?.reason == .storage)
        _ = try await store.makeDrafts(for: JobID(stage: StageID("web"), item: "a"))
    }

    @Test("that another process has is refused, and is free when that process ends")
    func otherProcess() async throws {
        let scratch = try Scratch()
        _ = try await Shop(scratch)
        let holder = try LockHolder(scratch.path("state/lock"))
        let refusal = await failure { _ = try await Shop(scratch) }
        #expect(refusal?.message.hasPrefix("another dailies is at work in \(scratch.path("state")) (") == true)
        holder.end()
        _ = try await Shop(scratch)
    }

    @Test("leaves the drafts of whoever has it alone")
    func keepsForeignDrafts() async throws {
        let scratch = try Scratch()
        let first = try await Shop(scratch)
        _ = try await first.draft("half")
        _ = await failure { _ = try await Shop(scratch) }
        #expect(scratch.files(below: "state/drafts").count == 1)
    }

    @Test("that can't be made says why", arguments: ["file", "file/below"])
    func unmakeable(name: String) async throws {
        let scratch = try Scratch()
        try scratch.write("x", to: "file")
        let path = scratch.path(name)
        let failure = await failure { _ = try await StateFolder.open(path: path) }
        #expect(
            failure
                == StageFailure(
                    .storage,
                    "\(path)/store could not be made: Not a directory; a file is where a folder should be"))
    }

    @Test("that may not be written to says so", .enabled(if: getuid() != 0, "root may write anywhere"))
    func unwritable() async throws {
        let scratch = try Scratch()
        let path = scratch.path("state")
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
        let failure = await failure { _ = try await StateFolder.open(path: path) }
        #expect(
            failure
                == StageFailure(
                    .storage, "\(path)/store could not be made: Permission denied; check who may write there"))
    }

    @Test("closes runs that were killed, and removes what they left hidden in their output folders")
    func killedRuns() async throws {
        let scratch = try Scratch()
        do {
            let state = try await StateFolder.open(path: scratch.path("state"))
            var start = RunStart(pipeline: "p", file: "p.json")
            start.output = scratch.path("out/p")
            _ = try await state.journal.beginRun(start)
        }
        try scratch.write("half", to: "out/p/a/.web.mp4.dailies-1A2B3C4D")
        try scratch.write("half", to: "out/p/a/poster/.320.webp.dailies-1A2B3C4D")
        try scratch.write("mine", to: "out/p/a/.hidden")
        try scratch.write("mine", to: "out/q/.web.mp4.dailies-1A2B3C4D")
        let state = try await StateFolder.open(path: scratch.path("state"))
        #expect(scratch.files(below: "out") == ["p/a/.hidden", "q/.web.mp4.dailies-1A2B3C4D"])
        let record = try #require(try await state.journal.record(of: nil))
        #expect(record.outcome == "killed" && record.ended == record.began)
    }
}
