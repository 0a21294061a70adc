import Foundation
import PipelineEngine
import Testing

@testable import PipelineStages

@Suite("Finding files")
struct FileSearchTests {
    @Test("a path that exists as it is written is never taken for a pattern")
    func asWritten() throws {
        let tree = try FileTree(["[ab].mp4", "a.mp4", "{x,y}/1.mp4", "x/2.mp4", "open[.mp4"])
        #expect(try tree.found("[ab].mp4") == ["[ab].mp4"])
        #expect(try tree.found("{x,y}") == ["{x,y}/1.mp4"])
        #expect(try tree.found("open[.mp4") == ["open[.mp4"])
        #expect(try tree.found("[[]ab].mp4") == ["[ab].mp4"])
    }

    @Test("files of a folder come by the bytes of their paths, as those of a pattern do")
    func order() throws {
        let names = ["B.mp4", "a.mp4", "a/1.mp4", "a-1.mp4", "z.mp4", "é.mp4", "e\u{301}.mp4", "10.mp4", "9.mp4"]
        let tree = try FileTree(names.map { "clips/" + $0 })
        let expected = ["10.mp4", "9.mp4", "B.mp4", "a-1.mp4", "a.mp4", "a/1.mp4", "e\u{301}.mp4", "z.mp4", "é.mp4"]
        // Names that look alike are compared by what they are.
        #expect(try tree.found("clips").map { Array($0.utf8) } == expected.map { Array("clips/\($0)".utf8) })
        #expect(try tree.found("clips/**").map { Array($0.utf8) } == expected.map { Array("clips/\($0)".utf8) })
    }

    @Test("'?' and sets stand for one character, not for one byte")
    func characters() throws {
        let tree = try FileTree(["é.mp4", "🎬.mp4", "ab.mp4"])
        #expect(try tree.found("?.mp4") == ["é.mp4", "🎬.mp4"])
        #expect(try tree.found("[à-ï].mp4") == ["é.mp4"])
    }

    @Test("braces with one text in them stand for it")
    func oneAlternative() throws { #expect(try FileTree(["a.mp4"]).found("a.{mp4}") == ["a.mp4"]) }

    @Test("a link is followed where it is written, and found by no '*'")
    func links() throws {
        let tree = try FileTree(["real/a.mp4", "real/sub/b.mp4"])
        try tree.link("link", to: "real")
        try tree.link("real/l.mp4", to: "a.mp4")
        try tree.link("real/sub/up", to: "..")
        try tree.link("real/lost.mp4", to: "nowhere")
        #expect(try tree.found("link/*.mp4") == ["real/a.mp4"])
        #expect(try tree.found("*/*.mp4") == ["real/a.mp4"])
        #expect(try tree.found("**/*.mp4") == ["real/a.mp4", "real/sub/b.mp4"])
        #expect(try tree.found("{link,real}/**/?.mp4") == ["real/a.mp4", "real/sub/b.mp4"])
        #expect(try tree.found("*/l.mp4") == ["real/a.mp4"])
        #expect(try tree.found("link") == ["real/a.mp4", "real/sub/b.mp4"])
    }

    @Test("what the run itself makes is never found")
    func ownFolders() throws {
        let tree = try FileTree(["a.mp4", "out/a.mp4", "out/web/b.mp4", "out-2/a.mp4"])
        #expect(try tree.found("**/*.mp4", except: ["out"]) == ["a.mp4", "out-2/a.mp4"])
        #expect(throws: StageFailure.self) { try tree.found("out/*.mp4", except: ["out"]) }
    }

    /// Paths and patterns for which there is nothing, and what is said, with `/` for the folder.
    static let misses: [(String, String)] = [
        ("b.mp4", "there is no file or folder '/b.mp4'"), ("*.mov", "no file matches '/*.mov'"),
        ("clips/*.mp4", "no file matches '/clips/*.mp4'"), ("*/", "no file matches '/*/'"),
        ("empty", "there is no file in the folder '/empty'"),
        ("linked", "there is no file in the folder '/linked'; links in it are not followed"),
        (
            "[a.mp4",
            "there is no file or folder '/[a.mp4', and as a pattern it is wrong: a '[' is never closed; write '[[]' for the character itself"
        ),
    ]

    @Test("a path that leads nowhere is told", arguments: misses)
    func miss(pattern: String, message: String) throws {
        let tree = try FileTree(["a.mp4", "empty/sub/.hidden.mp4", "linked/.hidden.mp4"])
        try tree.link("linked/l.mp4", to: "../a.mp4")
        let failure = #expect(throws: StageFailure.self) { try tree.found(pattern) }
        #expect(failure?.reason == .unusableInput)
        #expect(failure?.message.replacing(tree.path + "/", with: "/") == message)
    }

    @Test("five thousand files are found by any way that leads to them, each once")
    func many() throws {
        let names = (0..<5000).map { "clips/\($0 % 50)/\($0).mp4" }
        let tree = try FileTree(names)
        let expected = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(try tree.found("clips") == expected)
        #expect(try tree.found("**/*.{mp4,mov,webm}") == expected)
        #expect(try tree.found("{clips,**}/**/*/**/*.mp4") == expected)
    }
}
