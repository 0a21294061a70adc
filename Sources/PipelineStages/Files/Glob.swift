/// A pattern of paths, as shells know them.
///
/// `*` is any text without a separator, `?` any character, `[a-z]` and `[!a-z]` one of or none of some characters,
/// `{mp4,mov}` one of some texts, and `**` between separators any number of folders, none among them. What begins with a
/// dot is matched only where the pattern has that dot.
struct Glob: Sendable {
    /// A step of a path.
    enum Step: Hashable, Sendable {
        /// Any number of folders.
        case folders
        /// A name.
        case name(GlobName)
    }

    /// One of the patterns that the alternatives in braces make.
    struct Alternative: Sendable {
        let isAbsolute: Bool
        let steps: [Step]
    }

    /// The longest pattern, in Unicode scalars: that of a path.
    static let longest = 4096

    /// The patterns without braces.
    let alternatives: [Alternative]

    /// Whether a text has any character that means something in a pattern.
    static func isPattern(_ text: String) -> Bool {
        text.unicodeScalars.contains { "*?[{".unicodeScalars.contains($0) }
    }

    /// Takes a pattern apart.
    init(_ text: String) throws(GlobError) {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= Self.longest else { throw GlobError("it is longer than \(Self.longest) characters") }
        var alternatives: [Alternative] = []
        for plain in try GlobBraces.expand(scalars[...]) {
            let steps = try Self.steps(of: plain)
            // What ends in a separator is a folder, and a pattern is of files.
            if plain.last != "/", !steps.isEmpty {
                alternatives.append(Alternative(isAbsolute: plain.first == "/", steps: steps))
            }
        }
        self.alternatives = alternatives
    }

    private static func steps(of plain: [UnicodeScalar]) throws(GlobError) -> [Step] {
        var steps: [Step] = []
        for part in plain.split(separator: "/") where part != ["."] {
            let step = part == ["*", "*"] ? Step.folders : .name(try GlobName(part))
            if step != .folders || steps.last != .folders { steps.append(step) }
        }
        return steps
    }
}
