import Foundation
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Looking at a state folder")
struct StateReadingTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "dailies-test-\(UUID().uuidString)?#%41")

    private var names: [String] { FileSystem.names(in: folder.path).sorted() }

    @Test("a folder that isn't there, or in which nothing was run, is none, and nothing is made")
    func nothing() throws {
        #expect(try StateReading.open(path: folder.path)?.worker == nil)
        #expect(!FileSystem.exists(folder.path))
    }

    @Test("while a process works there it is named, and what it wrote is read; afterwards no file is made")
    func worker() async throws {
        defer { FileSystem.remove(folder.path) }
        try await work()
        let before = names
        #expect(!before.contains("journal.sqlite-wal"))
        let reading = try #require(try StateReading.open(path: folder.path))
        #expect(reading.worker == nil)
        #expect(try await reading.journal.runs(limit: 9).map(\.pipeline) == ["web"])
        #expect(names == before)
    }

    /// Works in the folder, and looks at it meanwhile.
    private func work() async throws {
        let state = try await StateFolder.open(path: folder.path)
        _ = try await state.journal.beginRun(RunStart(pipeline: "web", file: "web.json"))
        let before = names
        let reading = try #require(try StateReading.open(path: folder.path))
        #expect(reading.worker?.process == Int(ProcessInfo.processInfo.processIdentifier))
        #expect(try await reading.journal.record(of: nil)?.pipeline == "web")
        #expect(names == before)
        withExtendedLifetime(state) {}
    }
}
