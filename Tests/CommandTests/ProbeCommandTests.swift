import Foundation
import JSON
import Testing

@Suite("dailies probe")
struct ProbeCommandTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.copy(fixture: "clip.mp4", to: "clip.mp4")
    }

    @Test("shows a person what a file is in a few lines, none wider than the terminal")
    func person() async throws {
        let header = try await Command.run("probe", "clip.mp4", in: scratch.url)
        #expect(header.status == 0 && header.output.isEmpty)
        #expect(
            header.errors == """
                clip.mp4
                  file      mp4 · 2.000 s · 38 kB · 153 kb/s · index first
                  #0 video  h264 High 1.1 · 160x90 · 25 fps · yuv420p · 77 kb/s
                  #1 audio  aac LC · 48 kHz · stereo · priming 1024 · 64 kb/s

                """)
        let frames = try await Command.run("probe", "--depth", "frames", "clip.mp4", in: scratch.url)
        #expect(frames.errors.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(frames.errors.contains("  frames    50 decoded · constant 25 fps"))
        #expect(frames.errors.contains("LUFS · peak"))
    }

    @Test("writes one object a file for programs, also of those that can't be read, and ends with 3")
    func program() async throws {
        try scratch.write("<!DOCTYPE html><html></html>", to: "page.mp4")
        let outcome = try await Command.run("probe", "--json", "clip.mp4", "page.mp4", "none.mp4", in: scratch.url)
        #expect(outcome.status == 3)
        let lines = try outcome.lines.map { try JSONReader.read($0).value }
        #expect(lines.map { $0["file"]?.string } == ["clip.mp4", "page.mp4", "none.mp4"])
        #expect(lines.first?["depth"] == "header")
        #expect(lines.dropFirst().first?["error"] == "page.mp4 is an HTML page, not a media file")
        #expect(outcome.errors.hasPrefix("error: page.mp4 is an HTML page, not a media file\n"))
        #expect(lines.last?["error"]?.string?.hasPrefix("none.mp4 can't be opened: ") == true)
    }

    @Test("looks at several side by side, and tells of them in the order in which they are named")
    func order() async throws {
        let names = (0..<24).map { $0 % 5 == 3 ? "page.mp4" : "clip-\($0).mp4" }
        for name in names where name != "page.mp4" { try scratch.copy(fixture: "clip.mp4", to: name) }
        try scratch.write("<html></html>", to: "page.mp4")
        let outcome = try await Command.start(["probe", "--json"] + names, in: scratch.url).outcome()
        let lines = try outcome.lines.map { try JSONReader.read($0).value }
        #expect(lines.map { $0["file"]?.string } == names)
        #expect(lines.map { $0["error"] != nil } == names.map { $0 == "page.mp4" })
    }

    @Test("tells a wrong depth from the right ones, and ends with 2")
    func wrongDepth() async throws {
        let outcome = try await Command.run("probe", "--depth", "deep", "clip.mp4", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("'header', 'packets' or 'frames'"))
    }
}

@Suite("What dailies probe --json writes is as Docs/probe.md says", .serialized)
struct ProbeDocumentTests {
    @Test("every field of every object is documented, and every documented one comes")
    func document() async throws {
        let document = try DocumentedFields("probe.md")
        let scratch = try Scratch()
        let folder = Command.root.appending(path: "Fixtures/Media")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix(".md") }
        let files = names.sorted().map { folder.appending(path: $0).path } + (try MediaLab(scratch).all())
        var seen: [String: Set<String>] = [:]
        for depth in ["header", "packets", "frames"] {
            let outcome = try await Command.start(["probe", "--json", "--depth", depth] + files, in: scratch.url)
                .outcome()
            #expect(outcome.lines.count == files.count)
            for line in outcome.lines {
                let value = try JSONReader.read(line).value
                let name = value["error"] == nil ? "file" : "failure"
                #expect(document.problems(with: value, as: name) == [], "\(value["file"]?.string ?? "")")
                document.note(value, as: name, in: &seen)
            }
        }
        #expect(document.unseen(in: seen) == [])
    }
}
