import JSON
import PipelineEngine
import PipelineStages

/// What holds for the validation of any text whatsoever.
public enum PipelineProperties {
    /// What doesn't hold for a text; `nil` if all does.
    public static func violation(of text: [UInt8]) -> String? {
        do throws(InvalidPipeline) {
            _ = try Pipeline<Stage>(parsing: text, file: "p.json")
        } catch {
            return violation(of: error, text)
        }
        return rewritten(text)
    }

    /// A rejected text is told why, at places within it, in words that no terminal obeys.
    private static func violation(of error: InvalidPipeline, _ text: [UInt8]) -> String? {
        guard !error.issues.isEmpty else { return "it is rejected and not told why" }
        var places = PlaceCounter(text)
        for issue in error.issues {
            if issue.problem.isEmpty { return "an issue says nothing" }
            guard places.contains(issue.position) else { return "'\(issue.problem)' stands outside of the text" }
            if let end = issue.end, end < issue.position || end.offset > text.count {
                return "'\(issue.problem)' ends outside of the text"
            }
        }
        let isPlain = error.description.unicodeScalars.allSatisfy {
            $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x7F)
        }
        return isPlain ? nil : "the complaint has control characters"
    }

    /// An accepted text is accepted however it is laid out.
    private static func rewritten(_ text: [UInt8]) -> String? {
        guard let root = try? JSONReader.read(text) else { return "it is accepted and isn't JSON" }
        for layout in [JSONWriter.Layout.compact, .pretty] {
            let again = JSONWriter.write(root.value, layout)
            do throws(InvalidPipeline) {
                _ = try Pipeline<Stage>(parsing: Array(again.utf8), file: "p.json")
            } catch {
                return "it is accepted, and rejected once it is written anew: \(error)"
            }
        }
        return nil
    }
}

/// Counts lines and columns, from the beginning of a text to its end.
private struct PlaceCounter {
    private let text: [UInt8]
    private var line = 1
    private var lineStart = 0
    private var offset = 0

    init(_ text: [UInt8]) { self.text = text }

    /// Whether a place is one of the text; places are asked for in their order.
    mutating func contains(_ position: JSONPosition) -> Bool {
        guard position.offset >= lineStart, position.offset <= text.count else { return false }
        while offset < position.offset {
            if text[offset] == UInt8(ascii: "\n") {
                line += 1
                lineStart = offset + 1
            }
            offset += 1
        }
        let before = String(decoding: text[lineStart..<position.offset], as: UTF8.self)
        return position.line == line && position.column == before.unicodeScalars.count + 1
    }
}
