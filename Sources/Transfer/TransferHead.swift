/// The beginning of an answer: all but its body.
public struct TransferHead: Hashable, Sendable {
    /// The HTTP status, such as 200.
    public var status: Int
    /// The headers.
    public var headers: TransferHeaders

    /// Makes a head.
    public init(status: Int, headers: TransferHeaders = [:]) {
        self.status = status
        self.headers = headers
    }

    /// How long the body will be in bytes, if the server says it.
    public var contentLength: Int? {
        headers["content-length"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
    }

    /// The media type in lower case without its parameters, such as `video/mp4`.
    public var contentType: String? {
        headers["content-type"].map { value in
            value.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        }
    }

    /// How long the server asks to wait, if it says it in seconds.
    ///
    /// The form with a date is not read.
    public var retryAfter: Duration? {
        headers["retry-after"].flatMap { UInt32($0) }.map { .seconds(Int($0)) }
    }
}
