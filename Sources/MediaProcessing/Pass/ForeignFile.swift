import Foundation

/// Says what a file is that was taken for media and isn't.
enum ForeignFile {
    /// What the file is, by its first bytes; `nil` if that can't be told.
    static func kind(of path: String) -> String? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        let bytes = (try? handle.read(upToCount: 512)).map(Array.init) ?? []
        return kind(of: bytes)
    }

    static func kind(of bytes: [UInt8]) -> String? {
        let magic: [([UInt8], String)] = [
            (Array("PK\u{3}\u{4}".utf8), "a ZIP archive"), (Array("%PDF".utf8), "a PDF document"),
            ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x1F, 0x8B], "a gzip archive"),
            (Array("SQLite format 3".utf8), "an SQLite database"),
        ]
        if let known = magic.first(where: { bytes.starts(with: $0.0) }) { return known.1 }
        guard let text = String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self), !bytes.contains(0) else {
            return nil
        }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
        if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "an HTML page" }
        if start.hasPrefix("#extm3u") { return "a playlist" }
        if start.hasPrefix("<?xml") || start.hasPrefix("<") { return "an XML document" }
        if start.hasPrefix("{") || start.hasPrefix("[") { return "a JSON document" }
        return start.isEmpty ? nil : "a text file"
    }
}
