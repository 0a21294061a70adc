import Foundation
import PipelineEngine
import Testing

@testable import RunStore

@Suite("The user's own files")
struct UserFileTests {
    @Test("stay where they are, and are never written to")
    func stays() async throws {
        let shop = try await Shop()
        let path = try shop.scratch.write("sea", to: "in/sea.mp4")
        let before = FileSystem.stamp(of: path)
        let artifact = try await shop.store.register(userFile: path)
        #expect(artifact == Artifact(name: "sea.mp4", digest: ContentDigest(of: "sea"), size: 3))
        let draft = DraftArtifact(name: "sea.mp4", place: .userFile(path: path))
        #expect(try await shop.store.prepare(draft) == artifact)
        try await shop.store.adopt(artifact, from: draft)
        #expect(await shop.store.locate(artifact) == path)
        #expect(shop.scratch.files(below: "state/store") == [])
        #expect(FileSystem.stamp(of: path) == before)
    }

    @Test("that were touched are read again and are the same")
    func touched() async throws {
        let shop = try await Shop()
        let path = try shop.scratch.write("sea", to: "in/sea.mp4")
        let artifact = try await shop.store.register(userFile: path)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: path)
        #expect(try await shop.store.register(userFile: path) == artifact)
        #expect(await shop.store.locate(artifact) == path)
    }

    @Test("that were changed are something else")
    func changed() async throws {
        let shop = try await Shop()
        let path = try shop.scratch.write("sea", to: "in/sea.mp4")
        let artifact = try await shop.store.register(userFile: path)
        try shop.scratch.write("see", to: "in/sea.mp4")
        #expect(try await shop.store.register(userFile: path).digest == ContentDigest(of: "see"))
        #expect(await shop.store.locate(artifact) == nil)
        #expect(shop.scratch.read("in/sea.mp4") == "see")
    }

    @Test("that were renamed are found under their new name")
    func renamed() async throws {
        let shop = try await Shop()
        let old = try shop.scratch.write("sea", to: "in/sea.mp4")
        let artifact = try await shop.store.register(userFile: old)
        let new = shop.scratch.path("in/ocean.mp4")
        try FileManager.default.moveItem(atPath: old, toPath: new)
        #expect(await shop.store.locate(artifact) == nil)
        #expect(try await shop.store.register(userFile: new).digest == artifact.digest)
        #expect(await shop.store.locate(artifact) == new)
    }

    @Test("are not read again when nothing about them changed")
    func notReadAgain() async throws {
        let shop = try await Shop()
        let path = try shop.scratch.write("sea", to: "in/sea.mp4")
        let stamp = try #require(FileSystem.stamp(of: path))
        let stamps = StampTable(shop.journal.database)
        try await stamps.note(path, .input, ContentDigest(of: "noted"), stamp)
        #expect(try await shop.store.register(userFile: path).digest == ContentDigest(of: "noted"))
    }

    @Test("that are gone, or are folders, can't be used", arguments: ["gone.mp4", "folder"])
    func unusable(name: String) async throws {
        let shop = try await Shop()
        try shop.scratch.write("x", to: "in/folder/x")
        let failure = await failure { _ = try await shop.store.register(userFile: shop.scratch.path("in/" + name)) }
        #expect(
            failure == StageFailure(.unusableInput, "\(name) is not there any more, or is no regular file"))
    }
}
