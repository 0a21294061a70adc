import JSON

/// References in the ways of other tools — `{{name}}`, `$name`, `%(name)s` — to what may be referred to here.
///
/// They would be taken for text, and bought as such.
enum ForeignReferences {
    /// One in a text: how it is written, and what it names.
    struct Found: Equatable {
        let written: String
        let name: String
    }

    /// Those of a text that name one of some things.
    static func find(in text: String, naming isKnown: (String) -> Bool) -> [Found] {
        guard mayHold(text) else { return [] }
        return text.matches(of: #/\{\{ *([\w.-]+) *\}\}|\$([A-Za-z][\w.-]*)|%\(([\w.-]+)\)s/#).compactMap { match in
            let name = String(match.1 ?? match.2 ?? match.3 ?? "")
            return isKnown(name) ? Found(written: String(match.0), name: name) : nil
        }
    }

    /// Whether a text has two characters with which a reference could begin: quicker than looking for one.
    private static func mayHold(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch (last, byte) {
            case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "%"), UInt8(ascii: "(")): return true
            case (UInt8(ascii: "$"), _) where byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"):
                return true
            default: last = byte
            }
        }
        return false
    }
}

extension FieldContext {
    /// Reports references to the item in a stage that makes items of nothing: its row's number and name depend on the
    /// other rows, and what is bought must not.
    mutating func reportItemReferences(in node: JSONNode) {
        switch node.content {
        case .scalar(.string(let text)):
            for case .reference(let name) in Template(text)?.parts ?? [] where name.hasPrefix("item.") {
                report(
                    "'${\(name)}' depends on the other rows, and what is bought must not; use a parameter",
                    at: node.position)
            }
        case .scalar: break
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                within(String(index)) { $0.reportItemReferences(in: element) }
            }
        case .object(let members):
            for member in members { within(member.name) { $0.reportItemReferences(in: member.node) } }
        }
    }

    /// Reports references in the ways of other tools, wherever in a value they stand, and takes them for used.
    mutating func reportForeignReferences(in node: JSONNode) {
        switch node.content {
        case .scalar(.string(let text)):
            for found in ForeignReferences.find(in: text, naming: { scope.resolve($0) != nil }) {
                note(meantReference: found.name)
                report("'\(found.written)' would be text; write '${\(found.name)}' for its value", at: node.position)
            }
        case .scalar: break
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                within(String(index)) { $0.reportForeignReferences(in: element) }
            }
        case .object(let members):
            for member in members where member.name != "when" {
                within(member.name) { $0.reportForeignReferences(in: member.node) }
            }
        }
    }
}
