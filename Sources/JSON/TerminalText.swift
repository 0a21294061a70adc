/// Text from a file, made fit to be shown on a terminal.
package enum TerminalText {
    /// The text with `�` for every character that a terminal would obey rather than show.
    package static func shown(_ text: some StringProtocol) -> String {
        guard !text.unicodeScalars.allSatisfy(isShown) else { return String(text) }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(isShown(scalar) ? scalar : "\u{FFFD}") }
        return String(shown)
    }

    /// Whether a scalar is shown, rather than obeyed: no control character, line break, mark of writing direction or
    /// byte order mark.
    package static func isShown(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        case 0x00...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: false
        default: true
        }
    }
}
