public import JSON

/// A line of a text with a mark under a place in it, as compilers show what they complain about.
///
/// ```
///    14 │     "web": { "stage": "transcode", "crff": 22 },
///       │                                    ^~~~~~
/// ```
///
/// A long line is cut to the part around the place. Nothing in it is obeyed by a terminal.
public struct SourceExcerpt: Hashable, Sendable, CustomStringConvertible {
    /// The line, after its number.
    public let source: String
    /// The mark under it.
    public let mark: String

    /// How many columns of a line are shown.
    static let width = 100

    /// Makes an excerpt.
    ///
    /// - Parameters:
    ///   - position: the place; its offset says where, its line which number is shown.
    ///   - end: where what is marked ends; without it the word, number or string at the place is marked. The mark
    ///     never leaves the line.
    ///   - text: the bytes of the text, which need not be UTF-8.
    public init(of position: JSONPosition, to end: JSONPosition? = nil, in text: [UInt8]) {
        let line = SourceLine(at: position.offset, in: text)
        let token = end.map { position.offset..<max(position.offset, $0.offset) } ?? line.token(at: position.offset)
        let window = SourceWindow(of: line, around: token, width: Self.width)
        let number = String(position.line)
        let indent = String(repeating: " ", count: max(0, 5 - number.utf8.count))
        let blank = String(repeating: " ", count: indent.utf8.count + number.utf8.count)
        source = window.text.isEmpty ? "\(indent)\(number) │" : "\(indent)\(number) │ \(window.text)"
        mark = "\(blank) │ \(window.mark)"
    }

    /// The two lines.
    public var description: String { source + "\n" + mark }
}

/// A line of a text, found by a place in it.
private struct SourceLine {
    let text: [UInt8]
    /// Its bytes, without the line break.
    let range: Range<Int>

    init(at offset: Int, in text: [UInt8]) {
        let place = min(max(0, offset), text.count)
        let start = text[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        var end = text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
        if end < text.count, end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        self.text = text
        range = start..<end
    }

    /// The string, word or number that begins at an offset, or else one byte.
    func token(at offset: Int) -> Range<Int> {
        guard range.contains(offset) else { return offset..<offset + 1 }
        let rest = text[offset..<range.upperBound]
        if rest.first == UInt8(ascii: "\"") { return offset..<endOfString(rest) }
        let word = rest.prefix(while: Self.isInWord)
        return offset..<max(offset + 1, word.endIndex)
    }

    private func endOfString(_ string: ArraySlice<UInt8>) -> Int {
        var isEscaped = false
        for index in string.indices.dropFirst() {
            if !isEscaped, string[index] == UInt8(ascii: "\"") { return index + 1 }
            isEscaped = !isEscaped && string[index] == UInt8(ascii: "\\")
        }
        return string.endIndex
    }

    private static func isInWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

/// The part of a line that is shown, as cells, with a mark under a token.
private struct SourceWindow {
    /// What a reader sees as one character.
    private struct Cell {
        let text: String
        let width: Int
        /// Where it begins in the text.
        let offset: Int
    }

    let text: String
    let mark: String

    init(of line: SourceLine, around token: Range<Int>, width: Int) {
        let place = min(token.lowerBound, line.range.upperBound)
        // No more than this can be seen; a line may be as long as the file.
        let reach = 4 * width
        var near = max(line.range.lowerBound, place - reach)..<min(line.range.upperBound, place + reach)
        while near.lowerBound > line.range.lowerBound, near.lowerBound < place,
            line.text[near.lowerBound] & 0xC0 == 0x80
        {
            near = near.lowerBound + 1..<near.upperBound
        }
        let cells = Self.cells(of: line.text, in: near)
        let target = cells.lastIndex { $0.offset <= place && place < near.upperBound } ?? cells.count
        let shown = Self.shown(cells, around: target, width: width, isCut: near != line.range)
        let before = shown.lowerBound > 0 || near.lowerBound > line.range.lowerBound ? "…" : ""
        let after = shown.upperBound < cells.count || near.upperBound < line.range.upperBound ? "…" : ""
        text = Self.trimmed(before + cells[shown].map(\.text).joined() + after)
        let indent = before.unicodeScalars.count + cells[shown.lowerBound..<target].reduce(0) { $0 + $1.width }
        let marked = cells[target..<max(target, shown.upperBound)].prefix { $0.offset < token.upperBound }
        let length = max(1, marked.reduce(0) { $0 + $1.width })
        mark = String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: length - 1)
    }

    private static func trimmed(_ text: String) -> String {
        let end = text.utf8.lastIndex { $0 != UInt8(ascii: " ") }
        return end.map { String(text[...$0]) } ?? ""
    }

    /// Which cells are shown: all if they fit, else those around a place, more of them before it than after.
    private static func shown(_ cells: [Cell], around target: Int, width: Int, isCut: Bool) -> Range<Int> {
        if !isCut, cells.reduce(0, { $0 + $1.width }) <= width { return cells.startIndex..<cells.endIndex }
        // The dots at either end take a column each.
        var left = width - 2
        var (start, end) = (target, target)
        func takesBefore(_ least: Int) -> Bool {
            guard start > 0, left - cells[start - 1].width >= least else { return false }
            start -= 1
            left -= cells[start].width
            return true
        }
        func takesAfter() -> Bool {
            guard end < cells.count, left >= cells[end].width else { return false }
            left -= cells[end].width
            end += 1
            return true
        }
        while takesBefore(width * 2 / 5) {}
        while takesAfter() {}
        while takesBefore(0) {}
        return start..<end
    }

    private static func cells(of text: [UInt8], in range: Range<Int>) -> [Cell] {
        var scalars = String.UnicodeScalarView()
        var offsets: [Int] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let sequence = UTF8Sequence(text, at: offset, end: range.upperBound)
            let scalar = sequence.scalar ?? "\u{FFFD}"
            scalars.append(scalar == "\t" || TerminalText.isShown(scalar) ? scalar : "\u{FFFD}")
            offsets.append(offset)
            offset += sequence.length
        }
        var cells: [Cell] = []
        var index = 0
        for character in String(scalars) {
            let isTab = character == "\t"
            let width = isTab ? 4 : character.unicodeScalars.map(\.columns).max() ?? 0
            cells.append(Cell(text: isTab ? "    " : String(character), width: width, offset: offsets[index]))
            index += character.unicodeScalars.count
        }
        return cells
    }
}

extension UnicodeScalar {
    /// How many columns of a terminal the scalar takes: Unicode Standard Annex #11.
    fileprivate var columns: Int {
        guard value >= 0x300 else { return value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return Self.isWide(value) || properties.isEmojiPresentation ? 2 : 1
        }
    }

    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
            0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
