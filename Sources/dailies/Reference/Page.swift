import Foundation
import Glibc

/// Text for people who asked for it, on standard output: they read it in a pager, or where the command was given.
struct Page {
    /// A word, and what there is to say of it.
    struct Entry {
        let term: String
        /// How deep in another entry it stands.
        var depth = 0
        let text: String
        /// What is said in a lower voice below the text.
        var detail: String?
    }

    private let width: Int
    private let paint: Paint
    private(set) var lines: [String] = []

    /// Begins a page of so many columns.
    init(width: Int, paint: Paint) {
        self.width = width
        self.paint = paint
    }

    /// Begins a page for where standard output goes: coloured only on a terminal, and of its width, else of 80 columns.
    static func forOutput() -> Page {
        guard isatty(STDOUT_FILENO) == 1 else { return Page(width: 80, paint: Paint(isOn: false)) }
        var size = winsize()
        let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        let hasColor = (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        return Page(width: isKnown ? min(Int(size.ws_col), 120) : 80, paint: Paint(isOn: hasColor))
    }

    /// Writes the page.
    func show() {
        for line in lines { Console.print(line) }
    }

    /// Adds a heading, with an empty line before it.
    mutating func heading(_ text: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(paint.bold(text))
    }

    /// Adds a paragraph.
    mutating func paragraph(_ text: String) { lines += Self.wrap(text, to: width) }

    /// Adds an empty line.
    mutating func gap() { lines.append("") }

    /// Adds lines as they are, indented.
    mutating func verbatim(_ text: String) {
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
    }

    /// Adds words with what there is to say of them beside them.
    mutating func entries(_ entries: [Entry]) {
        let widest = entries.map { Table.width(of: $0.term) + 2 * $0.depth }.max() ?? 0
        let column = min(widest + 4, width / 3)
        for entry in entries {
            let term = String(repeating: "  ", count: entry.depth + 1) + entry.term
            let text = Self.wrap(entry.text, to: width - column)
            let detail = entry.detail.map { Self.wrap($0, to: width - column).map(paint.dim) } ?? []
            let margin = String(repeating: " ", count: column)
            var rows = (text + detail).map { margin + $0 }
            let room = column - Table.width(of: term)
            if room >= 2, let first = rows.first?.dropFirst(column) {
                rows[0] = paint.bold(term) + String(repeating: " ", count: room) + first
            } else {
                rows.insert(paint.bold(term), at: 0)
            }
            lines += rows
        }
    }

    /// Breaks a text between words, so that no line has more columns unless a single word has.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, Table.width(of: line) + 1 + Table.width(of: String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
