/// Writes JSON values as text.
public struct JSONWriter: Sendable {
    /// How the text is laid out.
    public enum Layout: Sendable {
        /// On one line, members in their order.
        case compact
        /// On one line, members by name and numbers in their shortest form, so that equal values give equal bytes.
        case canonical
        /// Indented by two spaces, members in their order.
        case pretty
    }

    private let layout: Layout
    private var text = ""
    private var indent = 0

    /// Writes a value.
    public static func write(_ value: JSONValue, _ layout: Layout = .compact) -> String {
        var writer = JSONWriter(layout: layout)
        writer.write(value)
        return writer.text
    }

    private init(layout: Layout) { self.layout = layout }

    private mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let number): text += layout == .canonical ? number.canonical : number.literal
        case .string(let string): writeString(string)
        case .array(let elements): writeList("[", "]", elements) { writer, element in writer.write(element) }
        case .object(let object):
            writeList("{", "}", ordered(object)) { writer, member in
                writer.writeString(member.name)
                writer.text += writer.layout == .pretty ? ": " : ":"
                writer.write(member.value)
            }
        }
    }

    private func ordered(_ object: JSONObject) -> [(name: String, value: JSONValue)] {
        guard layout == .canonical else { return object.members }
        return object.members.sorted {
            // The order of UTF-8 is that of the scalars.
            $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
    }

    private mutating func writeList<Element>(
        _ open: String, _ close: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
    ) {
        text += open
        indent += 1
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            breakLine()
            body(&self, element)
        }
        indent -= 1
        if !elements.isEmpty { breakLine() }
        text += close
    }

    private mutating func breakLine() {
        guard layout == .pretty else { return }
        text += "\n" + String(repeating: "  ", count: indent)
    }

    private mutating func writeString(_ string: String) {
        text += "\""
        if string.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }) {
            for scalar in string.unicodeScalars { writeScalar(scalar) }
        } else {
            text += string
        }
        text += "\""
    }

    private mutating func writeScalar(_ scalar: UnicodeScalar) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}":
            let hex = String(scalar.value, radix: 16, uppercase: true)
            text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: text.unicodeScalars.append(scalar)
        }
    }
}
