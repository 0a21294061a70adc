import Foundation
import JSON
import Testing

@Suite("JSON conformance")
struct JSONConformanceTests {
    @Test("takes what RFC 8259 allows, and refuses everything else", arguments: JSONConformanceCase.all.indices)
    func verdict(index: Int) {
        let text = JSONConformanceCase.all[index]
        let document = JSONReader.parse(text.bytes)
        let shown = String(decoding: text.bytes, as: UTF8.self)
        #expect(document.problems.isEmpty == text.isValid, "\(shown): \(document.problems.map(\.description))")
        if text.isValid { #expect(document.root != nil, "\(shown)") }
    }

    @Test("Python's reader agrees about every text but a few that it takes", .enabled(if: Python.isThere))
    func python() throws {
        let cases = JSONConformanceCase.all
        let verdicts = try Python.judge(cases.map(\.bytes))
        #expect(verdicts.count == cases.count)
        for (text, verdict) in zip(cases, verdicts) {
            #expect(verdict == text.isValidInPython, "\(String(decoding: text.bytes, as: UTF8.self))")
        }
        #expect(cases.count > 250)
        #expect(cases.filter { $0.isValid != $0.isValidInPython }.allSatisfy { !$0.isValid })
    }
}

/// Python's `json` module with everything switched off that isn't JSON.
private enum Python {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    private static let program = """
        import json, sys
        def members(pairs):
            if len({name for name, _ in pairs}) < len(pairs): raise ValueError("a key is there twice")
            return dict(pairs)
        def constant(name): raise ValueError(name)
        for line in sys.stdin:
            try:
                text = bytes.fromhex(line).decode("utf-8", "strict")
                json.loads(text, strict=True, object_pairs_hook=members, parse_constant=constant)
                print("yes")
            except ValueError:
                print("no")
        """

    /// Whether each text is valid.
    static func judge(_ texts: [[UInt8]]) throws -> [Bool] {
        let lines = texts.map { $0.map { String(format: "%02x", $0) }.joined() + "\n" }.joined()
        let input = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).txt")
        try Data(lines.utf8).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", program]
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: answer, as: UTF8.self).split(separator: "\n").map { $0 == "yes" }
    }
}
