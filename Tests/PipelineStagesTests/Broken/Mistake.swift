import JSON
import PipelineEngine

/// A mistake that is made at one place of a pipeline file.
struct Mistake: Sendable {
    /// How a place is spoilt.
    enum Kind: CaseIterable, Sendable {
        /// A key is misspelt.
        case key
        /// A word of a closed set is misspelt, a reference or the name of a stage or preset.
        case word
        /// Quotes stand around a number or a truth value.
        case quotes
        /// A value of another type.
        case type
        /// A number far out of every range.
        case range
    }

    let kind: Kind
    /// What is replaced, by its bytes.
    let place: Range<Int>
    /// The line that it stands in.
    let line: Int
    /// What stands there.
    let right: String
    /// What is written instead.
    let wrong: String
}

/// A pipeline file in which mistakes are made by machine.
struct Spoiling {
    let text: [UInt8]
    private let candidates: [Mistake.Kind: [(node: Range<JSONPosition>, text: String)]]

    init(_ text: [UInt8]) throws {
        self.text = text
        var finder = PlaceFinder()
        finder.visit(try JSONReader.read(text), path: [])
        candidates = finder.candidates
    }

    /// So many mistakes of different kinds where there are places for them, no two in one line.
    func mistakes(_ count: Int, _ random: inout some RandomNumberGenerator) -> [Mistake] {
        var mistakes: [Mistake] = []
        var kinds = Mistake.Kind.allCases.shuffled(using: &random)
        for _ in 0..<200 where mistakes.count < count {
            let kind = kinds.removeFirst()
            kinds.append(kind)
            guard let (range, right) = candidates[kind]?.randomElement(using: &random),
                !mistakes.contains(where: { $0.line == range.lowerBound.line })
            else { continue }
            mistakes.append(
                Mistake(
                    kind: kind, place: range.lowerBound.offset..<range.upperBound.offset, line: range.lowerBound.line,
                    right: right, wrong: Self.wrong(right, kind, &random)))
        }
        return mistakes.sorted { $0.place.lowerBound < $1.place.lowerBound }
    }

    /// The text with mistakes in it.
    func text(with mistakes: [Mistake]) -> [UInt8] {
        var spoilt = text
        for mistake in mistakes.reversed() { spoilt.replaceSubrange(mistake.place, with: Array(mistake.wrong.utf8)) }
        return spoilt
    }

    private static func wrong(
        _ right: String, _ kind: Mistake.Kind, _ random: inout some RandomNumberGenerator
    ) -> String {
        switch kind {
        case .key, .word: misspelt(right, &random)
        case .quotes: "\"\(right)\""
        case .type: ["[[7]]", "null", "[{}]"].randomElement(using: &random) ?? ""
        case .range: "-77777777"
        }
    }

    /// A slip of the fingers in a quoted word: a letter twice, one too few, or two swapped.
    private static func misspelt(_ quoted: String, _ random: inout some RandomNumberGenerator) -> String {
        var letters = Array(quoted)
        // Inside of the quotes, and of `${` and `}`, behind the first letter.
        let first = quoted.hasPrefix("\"${") ? 4 : 2
        let last = letters.count - (quoted.hasSuffix("}\"") ? 3 : 2)
        let index = Int.random(in: first...max(first, last), using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.insert(letters[index], at: index)
        case 1 where last > first + 1: letters.remove(at: index)
        default:
            guard index < last, letters[index] != letters[index + 1] else {
                letters.insert("q", at: index)
                break
            }
            letters.swapAt(index, index + 1)
        }
        return String(letters)
    }
}

/// Finds where mistakes can be made that nobody could take for something that is right.
private struct PlaceFinder {
    private(set) var candidates: [Mistake.Kind: [(node: Range<JSONPosition>, text: String)]] = [:]
    /// Words that aren't from a closed set.
    private static let free: Set<String> = [
        "name", "description", "$schema", "positivePrompt", "model", "default", "codec", "paths", "output", "when",
    ]

    mutating func visit(_ node: JSONNode, path: [String]) {
        switch node.content {
        case .object(let members):
            for member in members {
                if isKey(member.name, path) { add(.key, member.nameRange, "\"\(member.name)\"") }
                visit(member.node, path: path + [member.name])
            }
        case .array(let elements):
            for element in elements { visit(element, path: path + ["[]"]) }
        case .scalar(let value): visit(value, node.range, path)
        }
    }

    private mutating func visit(_ value: JSONValue, _ range: Range<JSONPosition>, _ path: [String]) {
        guard path.first != "$schema", path.count > 1 else { return }
        let name = path.last { $0 != "[]" } ?? ""
        switch value {
        case .string(let text):
            if text.hasPrefix("${") || !Self.free.contains(name) { add(.word, range, "\"\(text)\"") }
            // What has no kind has no settings that could be checked.
            if !Self.free.contains(name), name != "from", name != "stage" { add(.type, range, "\"\(text)\"") }
        case .number(let number) where name != "default":
            if path.first == "stages" { add(.quotes, range, number.literal) }
            add(.type, range, number.literal)
            if path.first == "stages" { add(.range, range, number.literal) }
        default: break
        }
    }

    /// Whether a key is one that pipelines have, and not a name that a file gives.
    private func isKey(_ name: String, _ path: [String]) -> Bool {
        path != ["stages"] && path != ["parameters"] && path != ["presets"] && path.last != "matrix" && name.count > 3
    }

    private mutating func add(_ kind: Mistake.Kind, _ range: Range<JSONPosition>, _ text: String) {
        candidates[kind, default: []].append((range, text))
    }
}
