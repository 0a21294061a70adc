import JSON
import Mustache

/// Text that may stand in a page as it is: nothing in it is read as markup, in a text or in a quoted attribute.
struct HTML: MustacheCustomRenderable, Hashable, Sendable {
    let renderText: String
    var isNull: Bool { renderText.isEmpty }

    /// Escapes a text that anybody may have written.
    ///
    /// Scalars are looked at, not characters: a quote with a combining accent is one character that is no quote, and a
    /// browser reads a quote all the same. What has no shape, or turns the direction of writing, is replaced.
    init(_ text: some StringProtocol) {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            default: escaped.unicodeScalars.append(TerminalText.isShown(scalar) ? scalar : "\u{FFFD}")
            }
        }
        renderText = escaped
    }

    /// A number.
    init(_ number: Int) { renderText = String(number) }
}
