import JSON
import Testing

@testable import PipelineEngine

/// A vocabulary, and conditions that use it.
enum ConditionLab {
    static let vocabulary = ConditionVocabulary([
        "probe.duration": FactDeclaration(.number, when: .running, "How long it is."),
        "probe.video.width": FactDeclaration(.number, when: .running, "How wide it is."),
        "probe.audio.codec": FactDeclaration(.string, when: .running, "How its sound is coded."),
        "probe.has-audio": FactDeclaration(.boolean, when: .running, "Whether it has sound."),
        "item.name": FactDeclaration(.string, when: .planning, "What it is called."),
        "item.index": FactDeclaration(.number, when: .planning, "Its number."),
        "matrix.crf": FactDeclaration(.number, when: .planning, "The quality."),
        "draft": FactDeclaration(.boolean, when: .planning, "Whether this is a rehearsal."),
    ])

    /// The facts of a clip without sound; `matrix.crf` is `null`.
    static let clip: [String: JSONValue] = [
        "probe.duration": .double(2.04), "probe.video.width": 1280, "probe.has-audio": false, "item.name": "it's",
        "item.index": 7, "matrix.crf": .null, "draft": true,
    ]

    static func condition(_ text: String) throws -> Condition { try Condition(parsing: text, vocabulary: vocabulary) }

    /// What is wrong with a text; nothing if it's a condition.
    static func issues(_ text: String) -> [ConditionIssue] { failure(text)?.issues ?? [] }

    /// What is wrong with a text, as one text.
    static func complaint(_ text: String) -> String { failure(text)?.description ?? "nothing is wrong" }

    private static func failure(_ text: String) -> ConditionIssues? {
        do throws(ConditionIssues) {
            _ = try Condition(parsing: text, vocabulary: vocabulary)
            return nil
        } catch {
            return error
        }
    }

    /// The text, a line of marks below what an issue is about, and its sentence.
    ///
    /// This is how an issue is compared: `^` for each scalar of the place, `|` for a place without any.
    static func picture(_ text: String) -> String {
        let lines = issues(text).map { issue in
            let mark = issue.length == 0 ? "|" : String(repeating: "^", count: issue.length)
            return String(repeating: " ", count: issue.offset) + mark + " " + issue.sentence
        }
        return ([text] + lines).joined(separator: "\n")
    }

    /// Takes a text of pictures with empty lines between them apart, each with the condition in its first line.
    static func pictures(in text: String) -> [(String, String)] {
        text.split(separator: "\n\n").map { (String($0.prefix { $0 != "\n" }), String($0)) }
    }
}
