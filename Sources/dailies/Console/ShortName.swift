import JSON

/// A name in as many columns as there are.
enum ShortName {
    /// The name if it fits, else its beginning and its end with `…` between them.
    ///
    /// - Parameters:
    ///   - name: a name; what a terminal would obey in it is replaced.
    ///   - columns: how many columns it may take.
    /// - Returns: the name on one line.
    static func fitting(_ name: String, columns: Int) -> String {
        let name = TerminalText.shown(name)
        guard Table.width(of: name) > columns else { return name }
        guard columns > 0 else { return "" }
        let room = columns - 1
        let head = prefix(of: name, columns: (room + 1) / 2)
        let tail = prefix(of: name.reversed(), columns: room - Table.width(of: head))
        return head + "…" + String(tail.reversed())
    }

    /// As many of the first characters as fit.
    private static func prefix(of characters: some Sequence<Character>, columns: Int) -> String {
        var text = ""
        var width = 0
        for character in characters {
            width += Table.width(of: String(character))
            guard width <= columns else { break }
            text.append(character)
        }
        return text
    }
}
