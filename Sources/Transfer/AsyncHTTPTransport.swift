import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// HTTP over async-http-client: HTTP/1.1, no redirects, no tries of its own, no logging.
public struct AsyncHTTPTransport: HTTPTransport, HTTPStreaming {
    private let client: HTTPClient
    private let time: TimeSource

    /// Makes a transport; whoever makes one calls ``shutdown()`` at the end.
    ///
    /// - Parameters:
    ///   - timeouts: How long the network may be silent.
    ///   - time: Measures the timeout of whole requests.
    public init(timeouts: TransferTimeouts = TransferTimeouts(), time: TimeSource = TimeSource(ContinuousClock())) {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout = .init(connect: TimeAmount(timeouts.connect), read: TimeAmount(timeouts.read))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.time = time
    }

    /// Closes all connections.
    ///
    /// The transport can't be used afterwards.
    public func shutdown() async {
        try? await client.shutdown()
    }

    /// Sends a request once and reads the whole answer within the request's timeout and size.
    public func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        let result = await withDeadline(request.timeout, on: time) {
            await Result { () async throws(TransferError) in
                var collector = ResponseCollector(request.address, limit: request.maximumResponse)
                try await stream(request, into: &collector)
                return collector.response
            }
        }
        guard let result else {
            throw TransferError(.timedOut, "\(request.address) did not answer within \(request.timeout)")
        }
        return try result.get()
    }

    /// Sends a request once and gives the receiver the answer piece by piece.
    public func stream<Receiver: TransferReceiver>(
        _ request: TransferRequest, into receiver: inout Receiver
    ) async throws(TransferError) {
        do {
            let response = try await client.execute(HTTPClientRequest(request), deadline: .distantFuture)
            try await receiver.begin(TransferHead(response))
            for try await buffer in response.body where buffer.readableBytes > 0 {
                try await receiver.receive(Array(buffer.readableBytesView))
            }
            try Task.checkCancellation()
        } catch {
            throw TransferError(error, at: request.address)
        }
    }
}

extension HTTPClientRequest {
    fileprivate init(_ request: TransferRequest) {
        self.init(url: request.address.wireText)
        method = HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers.fields { headers.add(name: field.name, value: field.value) }
        if headers["user-agent"].isEmpty { headers.add(name: "User-Agent", value: "dailies") }
        if !request.body.isEmpty { body = .bytes(request.body) }
    }
}

extension TransferHead {
    fileprivate init(_ response: HTTPClientResponse) {
        let fields = response.headers.map { ($0.name, $0.value) }
        self.init(status: Int(response.status.code), headers: TransferHeaders(fields))
    }
}
