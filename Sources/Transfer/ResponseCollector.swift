/// Keeps a small answer in memory.
struct ResponseCollector: TransferReceiver, Sendable {
    private let address: WebAddress
    private let limit: Int
    private(set) var response = TransferResponse(TransferHead(status: 0), body: [])

    init(_ address: WebAddress, limit: Int) {
        self.address = address
        self.limit = limit
    }

    mutating func begin(_ head: TransferHead) async throws(TransferError) {
        response.head = head
        try checkSize(head.contentLength ?? 0)
    }

    mutating func receive(_ bytes: [UInt8]) async throws(TransferError) {
        try checkSize(response.body.count + bytes.count)
        response.body += bytes
    }

    private func checkSize(_ size: Int) throws(TransferError) {
        guard size <= limit else {
            throw TransferError(.tooLarge, "\(address) answered with more than \(limit) bytes")
        }
    }
}
