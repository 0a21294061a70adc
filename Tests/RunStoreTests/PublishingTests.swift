import Foundation
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Publishing")
struct PublishingTests {
    @Test("puts a whole file in place, which the user may change, and nothing beside it")
    func publishes() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        #expect(try await shop.publish(artifact, to: "a/web.mp4"))
        #expect(shop.scratch.read("out/a/web.mp4") == "sea")
        #expect(shop.scratch.files(below: "out") == ["a/web.mp4"])
        let mode = try shop.scratch.mode(of: shop.scratch.path("out/a/web.mp4"))
        #expect(mode.first == "6" && mode.count == 3)
        let stored = FileSystem.stamp(of: try #require(await shop.store.locate(artifact)))
        #expect(stored?.inode != FileSystem.stamp(of: shop.scratch.path("out/a/web.mp4"))?.inode)
    }

    @Test("does nothing where the file is already")
    func again() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        _ = try await shop.publish(artifact, to: "web.mp4")
        let before = FileSystem.stamp(of: shop.scratch.path("out/web.mp4"))
        #expect(try await !shop.publish(artifact, to: "web.mp4"))
        #expect(FileSystem.stamp(of: shop.scratch.path("out/web.mp4")) == before)
    }

    @Test("replaces a file of ours with its new version")
    func replaces() async throws {
        let shop = try await Shop()
        _ = try await shop.publish(shop.adopt("sea"), to: "web.mp4")
        #expect(try await shop.publish(shop.adopt("ocean"), to: "web.mp4"))
        #expect(shop.scratch.read("out/web.mp4") == "ocean")
    }

    @Test("replaces a file of ours that was touched or copied back, for its bytes are still ours")
    func replacesTouched() async throws {
        let shop = try await Shop()
        _ = try await shop.publish(shop.adopt("sea"), to: "web.mp4")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: shop.scratch.path("out/web.mp4"))
        #expect(try await shop.publish(shop.adopt("ocean"), to: "web.mp4"))
        #expect(shop.scratch.read("out/web.mp4") == "ocean")
    }

    @Test("puts back a file of ours that the user removed")
    func removed() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        _ = try await shop.publish(artifact, to: "web.mp4")
        try FileManager.default.removeItem(atPath: shop.scratch.path("out/web.mp4"))
        #expect(try await shop.publish(artifact, to: "web.mp4"))
        #expect(shop.scratch.read("out/web.mp4") == "sea")
    }

    @Test("clears away what a run that was killed left half-written, and no other hidden file")
    func halfWritten() async throws {
        let shop = try await Shop()
        try shop.scratch.write("se", to: "out/.web.mp4.dailies-0123ABCD")
        try shop.scratch.write("mine", to: "out/.web.mp4.mine")
        _ = try await shop.publish(shop.adopt("sea"), to: "web.mp4")
        #expect(shop.scratch.files(below: "out") == [".web.mp4.mine", "web.mp4"])
    }

    @Test("leaves a user's file alone, and says how to go on")
    func usersFile() async throws {
        let shop = try await Shop()
        let path = try shop.scratch.write("mine", to: "out/web.mp4")
        let artifact = try await shop.adopt("sea")
        let failure = await failure { _ = try await shop.publish(artifact, to: "web.mp4") }
        #expect(
            failure
                == StageFailure(
                    .storage,
                    "\(path) is there, and dailies did not write it, or it was changed since; move it away, or replace "
                        + "it with --overwrite"))
        #expect(shop.scratch.read("out/web.mp4") == "mine")
        #expect(shop.scratch.files(below: "out") == ["web.mp4"])
    }

    @Test("leaves a file of ours alone that the user changed")
    func changedByUser() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        _ = try await shop.publish(artifact, to: "web.mp4")
        try shop.scratch.write("see", to: "out/web.mp4")
        for text in ["sea", "ocean"] {
            let next = try await shop.adopt(text)
            #expect(await failure { _ = try await shop.publish(next, to: "web.mp4") }?.reason == .storage)
        }
        #expect(shop.scratch.read("out/web.mp4") == "see")
    }

    @Test("never replaces a file that appears in the very moment")
    func race() throws {
        let scratch = try Scratch()
        let ours = try scratch.write("sea", to: "out/.web.mp4.dailies-1")
        let path = try scratch.write("mine", to: "out/web.mp4")
        #expect(try !FileSystem.renameIfFree(ours, to: path))
        #expect(scratch.read("out/web.mp4") == "mine" && scratch.read("out/.web.mp4.dailies-1") == "sea")
        try FileManager.default.removeItem(atPath: path)
        #expect(try FileSystem.renameIfFree(ours, to: path))
        #expect(scratch.files(below: "out") == ["web.mp4"])
        #expect(scratch.read("out/web.mp4") == "sea")
    }

    @Test("clears away the second name of a file whose publishing was stopped in between")
    func stoppedBetweenNames() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        let path = try shop.scratch.write("sea", to: "out/web.mp4")
        try FileManager.default.linkItem(atPath: path, toPath: shop.scratch.path("out/.web.mp4.dailies-1"))
        #expect(try await !shop.publish(artifact, to: "web.mp4"))
        #expect(shop.scratch.files(below: "out") == ["web.mp4"])
        #expect(
            await shop.store.stamps.digest(of: path, .published, try #require(FileSystem.stamp(of: path)))
                == artifact.digest)
    }

    @Test("replaces a user's file only when asked to")
    func overwrite() async throws {
        let shop = try await Shop(Scratch(), overwrite: true)
        try shop.scratch.write("mine", to: "out/web.mp4")
        #expect(try await shop.publish(shop.adopt("sea"), to: "web.mp4"))
        #expect(shop.scratch.read("out/web.mp4") == "sea")
    }

    @Test("takes a user's file that has the same bytes for published")
    func sameBytes() async throws {
        let shop = try await Shop()
        try shop.scratch.write("sea", to: "out/web.mp4")
        #expect(try await !shop.publish(shop.adopt("sea"), to: "web.mp4"))
        #expect(try await shop.publish(shop.adopt("ocean"), to: "web.mp4"))
    }

    @Test("never writes through a link or over a folder", arguments: ["folder", "dangling"])
    func notAFile(name: String) async throws {
        let shop = try await Shop(Scratch(), overwrite: true)
        try shop.scratch.write("x", to: "out/folder/x")
        try FileManager.default.createSymbolicLink(
            atPath: shop.scratch.path("out/dangling"), withDestinationPath: shop.scratch.path("elsewhere"))
        let artifact = try await shop.adopt("sea")
        let failure = await failure { _ = try await shop.publish(artifact, to: name) }
        #expect(
            failure
                == StageFailure(
                    .storage, "\(shop.scratch.path("out/" + name)) is not a regular file; move it away and run again"))
        #expect(shop.scratch.read("elsewhere") == nil)
    }

    @Test(
        "takes names as they are",
        arguments: [
            "a b/ü é.mp4", "100%/#1?.mp4", "e\u{301}.mp4", "-rf.mp4", "a\"b'c/;$(x)`.mp4", "line\nbreak.mp4", "🎬.mp4",
            "noextension", "~/x.mp4",
        ])
    func oddNames(name: String) async throws {
        let shop = try await Shop()
        #expect(try await shop.publish(shop.adopt("sea"), to: name))
        #expect(shop.scratch.files(below: "out").map { Array($0.utf8) } == [Array(name.utf8)])
        #expect(try await !shop.publish(shop.adopt("sea"), to: name))
    }

    @Test("where a file stands for a folder says so, and leaves nothing behind")
    func fileForFolder() async throws {
        let shop = try await Shop()
        try shop.scratch.write("x", to: "out/a")
        let artifact = try await shop.adopt("sea")
        let failure = await failure { _ = try await shop.publish(artifact, to: "a/web.mp4") }
        #expect(
            failure
                == StageFailure(
                    .storage,
                    "\(shop.scratch.path("out/a")) could not be made: Not a directory; a file is where a folder should be"
                ))
        #expect(shop.scratch.files(below: "out") == ["a"])
    }

    @Test("of an artifact that is gone from the store says to run again")
    func goneArtifact() async throws {
        let shop = try await Shop()
        let artifact = try await shop.adopt("sea")
        try FileManager.default.removeItem(atPath: try #require(await shop.store.locate(artifact)))
        let failure = await failure { _ = try await shop.publish(artifact, to: "web.mp4") }
        #expect(failure == StageFailure(.storage, "clip.mp4 is gone from the store; run again to make it anew"))
    }
}
