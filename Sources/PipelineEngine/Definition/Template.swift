/// A string of a pipeline file taken apart into text and references such as `${prompt}`.
///
/// `$${` stands for the characters `${`.
struct Template {
    enum Part: Hashable {
        case text(String)
        case reference(String)
    }

    /// The parts in order.
    let parts: [Part]

    /// The name, if the string is one reference and nothing else.
    var wholeReference: String? {
        guard parts.count == 1, case .reference(let name) = parts[0] else { return nil }
        return name
    }

    /// Whether there is no reference in it.
    var isPlain: Bool {
        parts.allSatisfy { part in
            guard case .text = part else { return false }
            return true
        }
    }

    /// Takes a string apart, or returns `nil` if a `${` has no `}`.
    init?(_ string: String) {
        guard string.utf8.contains(UInt8(ascii: "$")) else {
            parts = [.text(string)]
            return
        }
        var parts: [Part] = []
        var text = ""
        var rest = Substring(string)
        while let character = rest.first {
            if rest.hasPrefix("$${") {
                text += "${"
                rest.removeFirst(3)
            } else if rest.hasPrefix("${") {
                guard let end = rest.firstIndex(of: "}") else { return nil }
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.reference(String(rest[..<end].dropFirst(2))))
                rest = rest[rest.index(after: end)...]
            } else {
                text.append(character)
                rest.removeFirst()
            }
        }
        if !text.isEmpty || parts.isEmpty { parts.append(.text(text)) }
        self.parts = parts
    }
}
