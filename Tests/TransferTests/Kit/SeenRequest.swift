import Foundation

/// A request as it came over the wire.
struct SeenRequest: Sendable {
    /// Which it is, from 1.
    let number: Int
    /// Method and target, such as `GET /clip.mp4?sig=1`.
    let line: String
    /// The body as text.
    let body: String
    private let fields: [String: String]

    /// The value of a header, whose name is written in lower case.
    subscript(_ name: String) -> String? { fields[name] }

    /// Reads a request, or returns `nil` while a part of it is missing.
    init?(_ text: String, number: Int) {
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts.last?.trimmingCharacters(in: .whitespaces)
        }
        body = String(text[end.upperBound...])
        guard body.utf8.count == fields["content-length"].flatMap({ Int($0) }) ?? 0 else { return nil }
        self.number = number
        self.fields = fields
        line = lines[0].replacingOccurrences(of: " HTTP/1.1", with: "")
    }
}

/// What a server sends for a request, byte by byte.
struct Reply: Sendable {
    var bytes: [UInt8]
    /// Whether the connection stays open after it; else it is closed.
    var staysOpen = false

    /// A status, headers as they are written, and a body.
    init(_ status: Int, _ headers: [String] = [], _ body: String = "") {
        let head = (["HTTP/1.1 \(status) Said", "Connection: close"] + headers).joined(separator: "\r\n")
        bytes = Array("\(head)\r\n\r\n\(body)".utf8)
    }

    private init(bytes: [UInt8], staysOpen: Bool) {
        self.bytes = bytes
        self.staysOpen = staysOpen
    }

    /// A whole file.
    static func file(_ content: String, _ headers: [String] = []) -> Reply {
        Reply(200, ["Content-Length: \(content.utf8.count)", "Content-Type: video/mp4"] + headers, content)
    }

    /// A refusal without a body.
    static func refusal(_ status: Int, _ headers: [String] = []) -> Reply {
        Reply(status, ["Content-Length: 0"] + headers)
    }

    /// A file of ten digits that breaks off after five.
    static func cutFile(_ headers: [String] = []) -> Reply {
        Reply(200, ["Content-Length: 10", "Content-Type: video/mp4"] + headers, "01234")
    }

    /// The digits that are missing then.
    static let rest = Reply(206, ["Content-Length: 5", "Content-Range: bytes 5-9/10"], "56789")

    /// The connection is closed without a word.
    static let nothing = Reply(bytes: [], staysOpen: false)

    /// Nothing comes, and the connection stays open.
    static let silence = Reply(bytes: [], staysOpen: true)
}
