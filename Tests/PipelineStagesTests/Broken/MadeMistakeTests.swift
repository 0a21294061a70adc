import Foundation
import JSON
import PipelineEngine
import PipelineStages
import SeededRandom
import Testing

@Suite("Mistakes made by machine")
struct MadeMistakeTests {
    private static let files = ["audio", "convert", "thumbnails", "web-gallery"]
    private static let variants = 100

    private static func spoiling(_ file: String) throws -> Spoiling {
        let folder = BrokenPipelineFile.folder.deletingLastPathComponent().deletingLastPathComponent()
        let url = folder.appending(path: "Pipelines/\(file).json")
        return try Spoiling(Array(try Data(contentsOf: url)))
    }

    @Test("five at once are all named in one round, each in its line and no other line", arguments: files)
    func named(file: String) throws {
        let spoiling = try Self.spoiling(file)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<Self.variants {
            let mistakes = spoiling.mistakes(5, &random)
            let text = spoiling.text(with: mistakes)
            let lines = Set(Self.issues(text).map(\.position.line))
            #expect(lines == Set(mistakes.map(\.line)), "\(String(decoding: text, as: UTF8.self))")
        }
    }

    @Test("of a misspelt word the right one is told", arguments: files)
    func suggested(file: String) throws {
        let spoiling = try Self.spoiling(file)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<Self.variants {
            let mistakes = spoiling.mistakes(5, &random)
            let text = spoiling.text(with: mistakes)
            let issues = Self.issues(text)
            for mistake in mistakes where mistake.kind == .key || mistake.kind == .word {
                let told = issues.filter { $0.position.line == mistake.line }.compactMap(\.suggestion)
                #expect(told.map { Self.quoted($0, like: mistake.right) }.contains(mistake.right), "\(mistake.wrong)")
            }
        }
    }

    @Test("putting back what was told makes the file right again", arguments: files)
    func mended(file: String) throws {
        let spoiling = try Self.spoiling(file)
        var random = SeededGenerator(seed: 9)
        for _ in 0..<Self.variants {
            let mistakes = spoiling.mistakes(5, &random).filter { [.key, .word, .quotes].contains($0.kind) }
            var text = spoiling.text(with: mistakes)
            for issue in Self.issues(text).reversed() { text = Self.mended(text, by: issue) }
            #expect(Self.issues(text) == [], "\(String(decoding: text, as: UTF8.self))")
        }
    }

    private static func issues(_ text: [UInt8]) -> [PipelineIssue] {
        do throws(InvalidPipeline) {
            _ = try Pipeline<Stage>(parsing: text, file: "p.json")
            return []
        } catch {
            return error.issues
        }
    }

    /// Does what a complaint says: writes the suggestion in place of the string, or takes the quotes away.
    private static func mended(_ text: [UInt8], by issue: PipelineIssue) -> [UInt8] {
        let start = issue.position.offset
        guard let end = text[(start + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return text }
        let old = String(decoding: text[start...end], as: UTF8.self)
        var new = old
        if issue.problem.contains("without quotes") {
            new = String(old.dropFirst().dropLast())
        } else if let suggestion = issue.suggestion {
            new = quoted(suggestion, like: old)
        }
        return Array(text[..<start]) + Array(new.utf8) + Array(text[(end + 1)...])
    }

    private static func quoted(_ word: String, like other: String) -> String {
        other.hasPrefix("\"${") ? "\"${\(word)}\"" : "\"\(word)\""
    }
}
