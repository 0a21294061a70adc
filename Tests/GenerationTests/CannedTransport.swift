import Generation
import Synchronization
import Testing
import Transfer

/// Answers every request alike and keeps the requests.
final class CannedTransport: HTTPTransport {
    private let answer: Result<TransferResponse, TransferError>
    private let seen = Mutex<[TransferRequest]>([])

    init(_ answer: Result<TransferResponse, TransferError>) { self.answer = answer }

    convenience init(status: Int, body: [UInt8], headers: TransferHeaders = [:]) {
        self.init(.success(TransferResponse(TransferHead(status: status, headers: headers), body: body)))
    }

    var requests: [TransferRequest] { seen.withLock { $0 } }

    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        seen.withLock { $0.append(request) }
        return try answer.get()
    }
}

extension RunwareClient {
    /// A client with a key of its own and a made-up address.
    static func test(_ transport: any HTTPTransport) throws -> RunwareClient {
        let key = try #require(RunwareKey("sk-secret"))
        return RunwareClient(
            key: key, address: try URLPolicy.httpsOnly.address("https://api.test/v1"), transport: transport)
    }
}
