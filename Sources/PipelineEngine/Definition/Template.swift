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
        var parts: [Part] = []
        var text = ""
        var rest = Substring(string)
        while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
            let found = rest[dollar...]
            text += rest[..<dollar]
            if found.utf8.starts(with: "$${".utf8) {
                text += "${"
                rest = Substring(found.utf8.dropFirst(3))
            } else if found.utf8.starts(with: "${".utf8) {
                guard let end = found.utf8.firstIndex(of: UInt8(ascii: "}")) else { return nil }
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.reference(String(Substring(found[..<end].utf8.dropFirst(2)))))
                rest = Substring(found[end...].utf8.dropFirst())
            } else {
                text += "$"
                rest = Substring(found.utf8.dropFirst())
            }
        }
        text += rest
        if !text.isEmpty || parts.isEmpty { parts.append(.text(text)) }
        self.parts = parts
    }
}
