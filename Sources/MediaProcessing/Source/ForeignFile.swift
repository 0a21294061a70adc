import Foundation

/// Says what a file is that was taken for media and isn't, by its first bytes.
enum ForeignFile {
    /// How many bytes are looked at.
    static let head = 1_024

    /// What the file is, such as `an HTML page`; `nil` if that can't be told.
    static func kind(of bytes: [UInt8]) -> String? {
        if let known = magic.first(where: { bytes.starts(with: $0.0) }) { return known.1 }
        return text(of: bytes).flatMap(kind(ofText:))
    }

    private static let magic: [([UInt8], String)] = [
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"), (Array("%PDF".utf8), "a PDF document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x1F, 0x8B], "a gzip archive"),
        (Array("SQLite format 3".utf8), "an SQLite database"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        (Array("Rar!".utf8), "a RAR archive"), ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        (Array("wOF".utf8), "a font"),
    ]

    /// The beginning of a text; `nil` if it isn't one.
    private static func text(of bytes: [UInt8]) -> String? {
        guard !bytes.contains(0) else { return nil }
        // The last character may be cut off where the bytes end.
        for cut in 0..<min(4, bytes.count + 1) {
            if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
        }
        return nil
    }

    private static func kind(ofText text: String) -> String? {
        let trimmed = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        let start = trimmed.lowercased()
        guard !start.isEmpty else { return nil }
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "an HTML page" }
        if start.hasPrefix("#extm3u") { return "a playlist" + (start.contains("#ext-x-") ? " (HLS)" : "") }
        if start.hasPrefix("ffconcat") || start.hasPrefix("[playlist]") { return "a playlist" }
        if start.hasPrefix("v=0"), start.contains("\nm=") { return "a session description (SDP)" }
        if start.hasPrefix("<") { return kind(ofMarkup: start, String(trimmed)) }
        if start.hasPrefix("{") || start.hasPrefix("[") { return "a JSON document" }
        return "a text file"
    }

    private static func kind(ofMarkup start: String, _ text: String) -> String {
        if start.contains("<mpd") { return "a playlist (DASH)" }
        if start.contains("<svg") { return "an SVG image" }
        guard start.contains("<error>"), let code = element("Code", in: text) else { return "an XML document" }
        let message = element("Message", in: text)
        return "a server's error message (\([code, message].compactMap(\.self).joined(separator: ": ")))"
    }

    /// The text of an element, where it is short and plain enough to be repeated.
    private static func element(_ name: String, in text: String) -> String? {
        guard let begin = text.range(of: "<\(name)>"),
            let end = text.range(of: "</\(name)>", range: begin.upperBound..<text.endIndex)
        else { return nil }
        let content = text[begin.upperBound..<end.lowerBound]
        let isPlain = content.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0 != "<" }
        return isPlain && (1...120).contains(content.count) ? String(content) : nil
    }
}
