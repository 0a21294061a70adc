import JSON
import SeededRandom
import Testing

@Suite("JSON reader, given anything")
struct JSONMutationTests {
    /// A small pipeline file.
    private static let seed = Array(
        #"""
        {
          "name": "web-gallery",
          "parameters": { "duration": { "type": "integer", "default": 4, "minimum": 1.50, "maximum": 15e0 } },
          "stages": {
            "clip": { "stage": "generate", "positivePrompt": "über \"${prompt}\" \u00e9\ud83c\udfac 🎬", "width": -1280 },
            "poster": { "stage": "thumbnail", "from": ["clip", "source"], "widths": [320, 640], "ok": true, "at": null }
          }
        }

        """#.utf8)

    /// Pieces that are put into it: brackets, quotes, what a scanner decides by, and bytes that aren't UTF-8.
    private static let pieces: [[UInt8]] =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83c", "'", "“", "/*", "*/", "//", "#", "\n", "\r\n",
            "\r", "\t",
            " ", "0", "-", ".", "e9", "e9999999", "1_0", "true", "None", "NaN", "a", "é", "\u{301}", "\u{A0}",
            "\u{FEFF}", "=", ";", "@", "\u{0}",
            "\"a\": 1, \"a\": 2", "[[[[", "}}}}", ",,",
        ].map { Array($0.utf8) } + [[0x80], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xFF]]

    @Test("ends with problems inside the text, or with a value that is written and read again", arguments: 0..<8)
    func mutations(round: Int) throws {
        var random = SeededGenerator(seed: UInt64(round))
        var valid = 0
        for _ in 0..<5000 {
            let text = Self.mutated(&random)
            let document = JSONReader.parse(text)
            try checkPlaces(document, in: text)
            guard document.problems.isEmpty else { continue }
            valid += 1
            let value = try #require(document.root).value
            #expect(try JSONReader.read(JSONWriter.write(value)).value == value)
            #expect(try JSONReader.read(JSONWriter.write(value, .pretty)).value == value)
        }
        #expect(valid > 100)
    }

    private func checkPlaces(_ document: JSONDocument, in text: [UInt8]) throws {
        let ends = document.problems.map { $0.end ?? $0.position }
        let isInside = zip(document.problems, ends).allSatisfy { $0.position <= $1 && $1.offset <= text.count }
        let isOrdered = zip(document.problems, document.problems.dropFirst()).allSatisfy { $0.position <= $1.position }
        let isRight = document.problems.allSatisfy { $0.position == Self.place($0.position.offset, in: text) }
        try #require(isInside && isOrdered && isRight, "\(text): \(document.problems)")
        try #require(Set(document.problems).count == document.problems.count, "\(text): \(document.problems)")
        try #require(document.root != nil || !document.problems.isEmpty, "\(text)")
    }

    /// Line and column of an offset, counted in another way than the reader does.
    private static func place(_ offset: Int, in text: [UInt8]) -> JSONPosition {
        let before = text[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        return JSONPosition(offset: offset, line: line, column: column)
    }

    private static func mutated(_ random: inout SeededGenerator) -> [UInt8] {
        var text = seed
        for _ in 0...Int.random(in: 0..<4, using: &random) where !text.isEmpty {
            let place = Int.random(in: 0..<text.count, using: &random)
            let end = min(text.count, place + Int.random(in: 0..<6, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: text.remove(at: place)
            case 1: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
            case 2: text.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
            case 3:
                text.insert(contentsOf: Array(text[place..<end]), at: Int.random(in: 0...text.count, using: &random))
            case 4: text[place] = UInt8.random(in: 0...255, using: &random)
            default: if Int.random(in: 0..<4, using: &random) == 0 { text.removeSubrange(place...) }
            }
        }
        return text
    }
}
