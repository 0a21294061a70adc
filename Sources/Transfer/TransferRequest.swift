/// A small HTTP request and the limits of its answer.
public struct TransferRequest: Sendable {
    /// What is asked of the server.
    public enum Method: String, Hashable, Sendable {
        /// Read.
        case get = "GET"
        /// Do.
        case post = "POST"
        /// Store.
        case put = "PUT"
    }

    /// What is asked of the server.
    public var method: Method
    /// Where the request goes.
    public var address: WebAddress
    /// The headers; length and host are added by the transport.
    public var headers: TransferHeaders
    /// The body; empty for none.
    public var body: [UInt8]
    /// How long the whole exchange may take.
    ///
    /// Streaming ignores it, see ``HTTPStreaming``.
    public var timeout: Duration
    /// The longest answer that is read, in bytes.
    ///
    /// Streaming ignores it, see ``HTTPStreaming``.
    public var maximumResponse: Int

    /// Makes a request without body, with 30 s and 4 MiB for the answer.
    public init(_ method: Method, _ address: WebAddress, headers: TransferHeaders = [:]) {
        self.method = method
        self.address = address
        self.headers = headers
        body = []
        timeout = .seconds(30)
        maximumResponse = 4 << 20
    }
}
