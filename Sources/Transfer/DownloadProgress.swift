/// How far a download has come, what to ask for next, and what an answer means for the bytes already there.
///
/// A value: it touches no file and no network.
struct DownloadProgress: Sendable {
    /// Where the bytes of an answer belong.
    enum Placement: Hashable, Sendable {
        /// At the beginning; what is there is thrown away.
        case start
        /// After the bytes already there.
        case end
    }

    private let address: WebAddress
    private let limit: Int
    /// How many bytes of the file are there.
    private(set) var received = 0
    /// The media type, if the server gave one.
    private(set) var contentType: String?
    private var total: Int?
    private var validator: String?

    init(_ address: WebAddress, limit: Int) {
        self.address = address
        self.limit = limit
    }

    /// The request for what is missing.
    ///
    /// With an entity tag or a date the server sends all of a file that changed.
    var request: TransferRequest {
        var headers: TransferHeaders = ["Accept": "*/*", "Accept-Encoding": "identity"]
        if received > 0 { headers.add("Range", "bytes=\(received)-") }
        if received > 0, let validator { headers.add("If-Range", validator) }
        return TransferRequest(.get, address, headers: headers)
    }

    /// Takes the head of an answer.
    ///
    /// - Throws: ``TransferError`` if the answer isn't the file or the missing part of it.
    mutating func begin(_ head: TransferHead) throws(TransferError) -> Placement {
        switch head.status {
        case 200: return try beginWhole(head)
        case 206 where received > 0: return try beginRest(head)
        case 404, 410: throw TransferError(.expired, "\(address) is gone (\(head.status)): the link has expired")
        case 416: throw forgetRest(answer: "416")
        default: throw refusal(head)
        }
    }

    /// Counts bytes that arrived.
    mutating func receive(_ count: Int) throws(TransferError) {
        received += count
        try checkSize(received)
    }

    /// Checks that everything is there.
    func finish() throws(TransferError) {
        if let total, received != total {
            throw TransferError(.truncated, "\(address) ended after \(received) of \(total) bytes")
        }
        guard received > 0 else { throw TransferError(.truncated, "\(address) is empty") }
    }

    private mutating func beginWhole(_ head: TransferHead) throws(TransferError) -> Placement {
        try checkType(head)
        if let length = head.contentLength { try checkSize(length) }
        received = 0
        total = head.contentLength
        contentType = head.contentType
        validator = DownloadProgress.validator(of: head.headers)
        return .start
    }

    private mutating func beginRest(_ head: TransferHead) throws(TransferError) -> Placement {
        try checkType(head)
        guard let range = head.headers["content-range"].flatMap(ContentRange.init), range.start == received else {
            throw forgetRest(answer: "another range")
        }
        guard total == nil || range.total == nil || total == range.total else {
            throw forgetRest(answer: "a range of another file")
        }
        total = total ?? range.total
        if let total { try checkSize(total) }
        return .end
    }

    /// Makes the next request ask for the whole file.
    private mutating func forgetRest(answer: String) -> TransferError {
        received = 0
        total = nil
        validator = nil
        return TransferError(.truncated, "\(address) answered with \(answer) when asked for the rest")
    }

    private func checkSize(_ size: Int) throws(TransferError) {
        guard size <= limit else { throw TransferError(.tooLarge, "\(address) is larger than \(limit) bytes") }
    }

    private func checkType(_ head: TransferHead) throws(TransferError) {
        guard head.contentType != "text/html", head.contentType != "application/xhtml+xml" else {
            throw TransferError(.unexpectedContent, "\(address) answered with a web page instead of a file")
        }
    }

    private func refusal(_ head: TransferHead) -> TransferError {
        let hint = (300..<400).contains(head.status) ? ", a redirect, which is not followed" : ""
        return TransferError(
            .httpStatus(head.status), "\(address) answered with status \(head.status)\(hint)",
            retryAfter: head.retryAfter)
    }

    /// What tells this version of the file from another: a strong entity tag, else the date it was changed.
    private static func validator(of headers: TransferHeaders) -> String? {
        if let tag = headers["etag"], !tag.hasPrefix("W/") { return tag }
        return headers["last-modified"]
    }
}
