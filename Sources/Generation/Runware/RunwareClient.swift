import JSON
public import Transfer

/// Speaks the API: one task a request, and no retries of its own.
///
/// Errors of the server are answers here, because what they mean for a purchase is decided elsewhere.
public struct RunwareClient: Sendable {
    /// Where the API is.
    public static let address = "https://api.runware.ai/v1"

    private let key: RunwareKey
    private let address: WebAddress
    private let transport: any HTTPTransport
    private let timeout: Duration

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - key: The key to the API.
    ///   - address: Where the API is.
    ///   - transport: Carries the requests.
    ///   - timeout: How long one exchange may take.
    public init(key: RunwareKey, address: WebAddress, transport: any HTTPTransport, timeout: Duration = .seconds(30)) {
        self.key = key
        self.address = address
        self.transport = transport
        self.timeout = timeout
    }

    /// Sends a task.
    ///
    /// - Throws: `CancellationError` if the exchange was cancelled; then nobody knows whether the task arrived.
    public func submit(
        _ request: GenerationRequest, as task: TaskUUID
    ) async throws(CancellationError) -> SubmitAnswer {
        SubmitAnswer(try await exchange(request.task(named: task)), task: task)
    }

    /// Asks for a task.
    ///
    /// - Throws: `CancellationError` if the exchange was cancelled.
    public func poll(_ task: TaskUUID) async throws(CancellationError) -> PollAnswer {
        let question = JSONObject([("taskType", "getResponse"), ("taskUUID", .string(task.text))])
        return PollAnswer(try await exchange(question), task: task)
    }

    private func exchange(_ task: JSONObject) async throws(CancellationError) -> RunwareReply {
        do throws(TransferError) {
            return RunwareReply(try await transport.send(request(task)), redaction: Redaction(key))
        } catch {
            guard error.reason != .cancelled else { throw CancellationError() }
            return RunwareReply(error)
        }
    }

    private func request(_ task: JSONObject) -> TransferRequest {
        let headers: TransferHeaders = [
            "Authorization": "Bearer \(key.secret)", "Content-Type": "application/json", "Accept": "application/json",
        ]
        var request = TransferRequest(.post, address, headers: headers)
        request.body = Array(JSONWriter.write([.object(task)]).utf8)
        request.timeout = timeout
        return request
    }
}
