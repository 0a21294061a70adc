import JSON
import Testing

/// A text that isn't JSON, what is said about it, and what is read of it nevertheless.
struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    /// What is said, each with its place.
    let problems: [String]
    /// The value that survives, as compact JSON; `nothing` if none does.
    let rest: String

    init(_ text: String, _ problems: [String], leaves rest: String) {
        self.text = text
        self.problems = problems
        self.rest = rest
    }

    var testDescription: String { text }

    /// The same text with what is said and what is read in fact.
    var asRead: Broken {
        let document = JSONReader.parse(Array(text.utf8))
        let rest = document.root.map { JSONWriter.write($0.value) } ?? "nothing"
        return Broken(text, document.problems.map(\.description), leaves: rest)
    }
}

extension Broken: Equatable {}
