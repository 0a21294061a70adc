/// What a stage's published files are called, below the output folder and without their extension.
///
/// A pattern such as `${item.name}/web` of text and references; folders are separated by `/`. What a reference stands
/// for is one part of a name, never a folder of its own: characters that aren't safe in it are replaced.
struct OutputName: Hashable, Sendable {
    /// What is wrong with a pattern.
    struct Malformed: Error {
        let problem: String
    }

    private let parts: [Template.Part]

    /// The references, such as `item.name`.
    var references: [String] {
        parts.compactMap { part in
            guard case .reference(let name) = part else { return nil }
            return name
        }
    }

    /// Takes a pattern apart.
    ///
    /// - Throws: ``Malformed`` for a character that isn't safe in a file's name, or a folder without a name.
    init(_ pattern: String) throws(Malformed) {
        guard let template = Template(pattern) else { throw Malformed(problem: "'${' has no '}'") }
        parts = template.parts
        var shape = ""
        for part in parts {
            guard case .text(let text) = part else {
                shape += "x"
                continue
            }
            if let wrong = text.first(where: { $0 != "/" && !Self.isSafe($0) }) {
                throw Malformed(
                    problem: "must be made of letters, digits, '-', '_', '.', '/' and references, not of '\(wrong)'")
            }
            shape += text
        }
        for step in shape.split(separator: "/", omittingEmptySubsequences: false) {
            if step.isEmpty, shape.first == "/" {
                throw Malformed(problem: "must not begin with '/': the files are put below the output folder")
            }
            if step.isEmpty { throw Malformed(problem: "must be names separated by '/', none of them empty") }
            if step.first == "." {
                throw Malformed(problem: "must have no name that begins with a dot: it has '\(step)'")
            }
        }
    }

    /// The name with values in place of the references.
    func resolved(_ value: (String) -> String?) -> String {
        let text = parts.map { part in
            switch part {
            case .text(let text): text
            case .reference(let name): Item.safe(value(name) ?? "")
            }
        }
        return text.joined().split(separator: "/").map { Item.safe(String($0)) }.joined(separator: "/")
    }

    private static func isSafe(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "-_.".contains(character)
    }
}
