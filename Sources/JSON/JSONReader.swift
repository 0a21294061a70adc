/// Reads a JSON text strictly by RFC 8259.
///
/// A second member of the same name, a comma too many, a comment, an unpaired surrogate or a byte that isn't UTF-8
/// ends the reading with a ``JSONSyntaxError``. A byte order mark is an error with a sentence of its own.
public struct JSONReader {
    private var scanner: JSONScanner
    private let limits: JSONLimits
    private var depth = 0

    private init(_ bytes: [UInt8], limits: JSONLimits) {
        scanner = JSONScanner(bytes)
        self.limits = limits
    }

    /// Reads a text.
    ///
    /// - Throws: ``JSONSyntaxError`` with the first thing that is wrong.
    public static func read(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) -> JSONNode {
        let start = JSONPosition(offset: 0, line: 1, column: 1)
        guard bytes.count <= limits.bytes else {
            throw JSONSyntaxError("the text is longer than \(limits.bytes) bytes", at: start)
        }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw JSONSyntaxError("the text begins with a byte order mark; save it as UTF-8 without one", at: start)
        }
        var reader = JSONReader(bytes, limits: limits)
        return try reader.readDocument()
    }

    /// Reads a text.
    ///
    /// - Throws: ``JSONSyntaxError`` with the first thing that is wrong.
    public static func read(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) -> JSONNode {
        try read(Array(text.utf8), limits: limits)
    }

    private mutating func readDocument() throws(JSONSyntaxError) -> JSONNode {
        scanner.skipSpace()
        guard !scanner.isAtEnd else { throw error("the text is empty; a JSON value was expected") }
        let node = try readValue()
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw error("something follows the end of the JSON value") }
        return node
    }

    private mutating func readValue() throws(JSONSyntaxError) -> JSONNode {
        let start = scanner.position
        switch scanner.peek {
        case UInt8(ascii: "{"): return try nested { reader throws(JSONSyntaxError) in try reader.readObject() }
        case UInt8(ascii: "["): return try nested { reader throws(JSONSyntaxError) in try reader.readArray() }
        case UInt8(ascii: "\""): return JSONNode(.scalar(.string(try readString())), at: start)
        case let byte? where JSONReader.startsNumber(byte): return try readNumber()
        default: return try readWord()
        }
    }

    private static func startsNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func nested(
        _ body: (inout JSONReader) throws(JSONSyntaxError) -> JSONNode
    ) throws(JSONSyntaxError) -> JSONNode {
        guard depth < limits.depth else { throw error("arrays and objects are nested deeper than \(limits.depth)") }
        depth += 1
        let node = try body(&self)
        depth -= 1
        return node
    }

    private mutating func readArray() throws(JSONSyntaxError) -> JSONNode {
        let start = scanner.position
        var elements: [JSONNode] = []
        scanner.advance()
        scanner.skipSpace()
        if scanner.take(UInt8(ascii: "]")) { return JSONNode(.array([]), at: start) }
        while true {
            scanner.skipSpace()
            if !elements.isEmpty, scanner.peek == UInt8(ascii: "]") { throw error("a comma before ']' is not allowed") }
            elements.append(try readValue())
            scanner.skipSpace()
            if scanner.take(UInt8(ascii: "]")) { return JSONNode(.array(elements), at: start) }
            guard scanner.take(UInt8(ascii: ",")) else { throw unexpected("',' or ']' after an element") }
        }
    }

    private mutating func readObject() throws(JSONSyntaxError) -> JSONNode {
        let start = scanner.position
        var members: [JSONNode.Member] = []
        var seen: Set<String> = []
        scanner.advance()
        scanner.skipSpace()
        if scanner.take(UInt8(ascii: "}")) { return JSONNode(.object([]), at: start) }
        while true {
            scanner.skipSpace()
            if !members.isEmpty, scanner.peek == UInt8(ascii: "}") { throw error("a comma before '}' is not allowed") }
            let member = try readMember()
            guard seen.insert(member.name).inserted else {
                throw JSONSyntaxError("the key '\(member.name)' is there twice", at: member.position)
            }
            members.append(member)
            scanner.skipSpace()
            if scanner.take(UInt8(ascii: "}")) { return JSONNode(.object(members), at: start) }
            guard scanner.take(UInt8(ascii: ",")) else { throw unexpected("',' or '}' after a member") }
        }
    }

    private mutating func readMember() throws(JSONSyntaxError) -> JSONNode.Member {
        let position = scanner.position
        guard scanner.peek == UInt8(ascii: "\"") else { throw unexpected("a key in double quotes") }
        let name = try readString()
        scanner.skipSpace()
        guard scanner.take(UInt8(ascii: ":")) else { throw unexpected("':' after the key '\(name)'") }
        scanner.skipSpace()
        return JSONNode.Member(name: name, position: position, node: try readValue())
    }

    private mutating func readNumber() throws(JSONSyntaxError) -> JSONNode {
        let start = scanner.position
        let characters = "+-.0123456789eE".utf8
        let literal = String(decoding: scanner.take { characters.contains($0) }, as: UTF8.self)
        guard let number = JSONNumber(literal: literal) else {
            throw JSONSyntaxError("'\(literal.prefix(40))' is not a JSON number", at: start)
        }
        return JSONNode(.scalar(.number(number)), at: start)
    }

    private mutating func readWord() throws(JSONSyntaxError) -> JSONNode {
        let start = scanner.position
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
        let word = String(decoding: scanner.take { letters.contains($0) || capitals.contains($0) }, as: UTF8.self)
        switch word {
        case "true": return JSONNode(.scalar(.bool(true)), at: start)
        case "false": return JSONNode(.scalar(.bool(false)), at: start)
        case "null": return JSONNode(.scalar(.null), at: start)
        case "": throw unexpected("a value")
        default:
            throw JSONSyntaxError("'\(word.prefix(40))' is not a JSON value; strings need double quotes", at: start)
        }
    }

    private mutating func readString() throws(JSONSyntaxError) -> String {
        var reader = JSONStringReader(scanner)
        let text = try reader.read()
        scanner = reader.scanner
        return text
    }

    private func unexpected(_ expected: String) -> JSONSyntaxError {
        guard let byte = scanner.peek else { return error("the text ends where \(expected) was expected") }
        let found =
            switch byte {
            case UInt8(ascii: "/"): "a comment; JSON has none"
            case 0x21...0x7E: "'\(Character(UnicodeScalar(byte)))'"
            default: "an unprintable or non-ASCII character"
            }
        return error("expected \(expected), found \(found)")
    }

    private func error(_ problem: String) -> JSONSyntaxError { JSONSyntaxError(problem, at: scanner.position) }
}
