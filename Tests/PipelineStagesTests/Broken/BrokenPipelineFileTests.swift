import Foundation
import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("Broken pipeline files")
struct BrokenPipelineFileTests {
    @Test("get exactly the complaint that lies beside them", arguments: BrokenPipelineFile.all)
    func complaint(_ file: BrokenPipelineFile) throws {
        let mistakes = try #require(try file.mistakes(), "it was accepted")
        let complaint = mistakes.description + "\n"
        if ProcessInfo.processInfo.environment["RENEW_COMPLAINTS"] == "1" { try file.renew(complaint) }
        #expect(try complaint == file.complaint)
    }

    @Test("have each mistake at a place within their text", arguments: BrokenPipelineFile.all)
    func places(_ file: BrokenPipelineFile) throws {
        let text = try file.text
        let places = TextPlaces(text)
        for issue in try #require(try file.mistakes()).issues {
            #expect(places.contains(issue.position), "\(issue.problem)")
            if let end = issue.end { #expect(places.contains(end) && issue.position < end, "\(issue.problem)") }
        }
    }

    @Test("have one complaint each, and no complaint is without its file")
    func pairs() {
        #expect(BrokenPipelineFile.files(called: "txt") == BrokenPipelineFile.all.map(\.name))
    }

    @Test("are many, in three folders")
    func many() {
        let folders = Dictionary(grouping: BrokenPipelineFile.all) { $0.name.prefix { $0 != "/" } }.mapValues(\.count)
        #expect(Set(folders.keys) == ["Syntax", "Shape", "Meaning"])
        #expect(folders.values.reduce(0, +) >= 200)
    }

    @Test("name the pointer of what is wrong, unless the text isn't even JSON", arguments: BrokenPipelineFile.all)
    func pointers(_ file: BrokenPipelineFile) throws {
        let text = try file.text
        let root = JSONReader.parse(text).root
        for issue in try #require(try file.mistakes()).issues where !issue.pointer.isEmpty {
            #expect(root?.node(at: issue.pointer) != nil, "\(issue.pointer)")
        }
    }
}

/// The places of a text, counted anew: by lines, and in these by characters.
private struct TextPlaces {
    private let lines: [[UInt8]]
    private let starts: [Int]

    init(_ text: [UInt8]) {
        lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        starts = lines.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count + 1) }
    }

    func contains(_ position: JSONPosition) -> Bool {
        guard lines.indices.contains(position.line - 1) else { return false }
        let line = lines[position.line - 1]
        let count = position.offset - starts[position.line - 1]
        guard (0...line.count).contains(count) else { return false }
        return String(decoding: line.prefix(count), as: UTF8.self).unicodeScalars.count == position.column - 1
    }
}

extension JSONNode {
    /// What a JSON pointer (RFC 6901) leads to.
    func node(at pointer: String) -> JSONNode? {
        pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().reduce(Optional(self)) {
            node, step in
            node?.part(String(step).replacing("~1", with: "/").replacing("~0", with: "~"))
        }
    }
}
