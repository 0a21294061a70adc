import Foundation
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Store")
struct ContentStoreTests {
    @Test("keeps a file under its digest, whole and protected, and takes it from the drafts")
    func adopts() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        let hex = ContentDigest(of: "sea").hex
        #expect(artifact == Artifact(name: "clip.mp4", digest: ContentDigest(of: "sea"), size: 3))
        let path = shop.scratch.path("state/store/\(hex.prefix(2))/\(hex).mp4")
        #expect(await shop.store.locate(artifact) == path)
        #expect(shop.scratch.files(below: "state/store") == ["\(hex.prefix(2))/\(hex).mp4"])
        #expect(shop.scratch.files(below: "state/drafts") == [])
        #expect(try shop.scratch.mode(of: path) == "444")
    }

    @Test("keeps the same bytes once, and does not touch what is there")
    func sameBytes() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        let path = try #require(await shop.store.locate(artifact))
        let before = FileSystem.stamp(of: path)
        #expect(try await shop.adopt("sea", named: "other.mp4").digest == artifact.digest)
        #expect(shop.scratch.files(below: "state/store").count == 1)
        #expect(FileSystem.stamp(of: path) == before)
    }

    /// What happens to a file of the store, from outside.
    enum Harm: String, CaseIterable {
        case changed, cut, removed, replaced
    }

    @Test("finds out a file that is not what it was, and makes room for it to be made again", arguments: Harm.allCases)
    func damage(_ harm: Harm) async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        let path = try #require(await shop.store.locate(artifact))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        switch harm {
        case .changed: try Data("see".utf8).write(to: URL(filePath: path))
        case .cut: try Data("se".utf8).write(to: URL(filePath: path))
        case .removed: try FileManager.default.removeItem(atPath: path)
        case .replaced:
            try FileManager.default.removeItem(atPath: path)
            try Data("ocean".utf8).write(to: URL(filePath: path))
        }
        #expect(await shop.store.locate(artifact) == nil)
        #expect(!FileManager.default.fileExists(atPath: path))
        try await shop.adopt("sea")
        #expect(await shop.store.locate(artifact) == path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "sea")
    }

    @Test("finds out damage that was done between two runs")
    func damageBetweenRuns() async throws {
        let scratch = try Scratch()
        let artifact = try await Shop(scratch).adopt("sea")
        let path = try #require(await Shop(scratch).store.locate(artifact))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        try Data("see".utf8).write(to: URL(filePath: path))
        #expect(try await Shop(scratch).store.locate(artifact) == nil)
    }

    @Test("keeps what a job made even where a user's file has the same bytes")
    func ownCopy() async throws {
        let shop = try await Shop()
        let user = try shop.scratch.write("sea", to: "in/sea.mp4")
        _ = try await shop.store.register(userFile: user)
        let artifact = try await shop.adopt("sea")
        try FileManager.default.removeItem(atPath: user)
        #expect(await shop.store.locate(artifact) != nil)
    }

    @Test("a draft that isn't there is a defect of the program")
    func missingDraft() async throws {
        let shop = try await Shop()
        let path = shop.scratch.path("state/drafts/gone.mp4")
        let failure = await failure {
            _ = try await shop.store.prepare(DraftArtifact(name: "gone.mp4", place: .draft(path: path)))
        }
        #expect(failure?.message == "\(path) could not be opened: No such file or directory")
    }

    @Test("drafts have a folder each; discarding one removes it, and nothing outside the drafts")
    func drafts() async throws {
        let shop = try await Shop()
        let job = JobID(stage: StageID("web"), item: "../../a")
        let one = try await shop.store.makeDrafts(for: job)
        let other = try await shop.store.makeDrafts(for: job)
        #expect(one != other && one.hasPrefix(shop.scratch.path("state/drafts/")))
        try FileManager.default.createDirectory(atPath: one + "/a/b", withIntermediateDirectories: true)
        #expect(FileManager.default.createFile(atPath: one + "/a/b/c", contents: Data()))
        await shop.store.discardDrafts(one)
        await shop.store.discardDrafts(one)
        #expect(!FileManager.default.fileExists(atPath: one) && FileManager.default.fileExists(atPath: other))
        let kept = try shop.scratch.write("x", to: "state/store/keep")
        await shop.store.discardDrafts(shop.scratch.path("state/store"))
        #expect(FileManager.default.fileExists(atPath: kept))
    }
}
