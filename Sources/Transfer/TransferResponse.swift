/// A whole answer.
///
/// Every status is an answer: 404 and 500 are not errors here.
public struct TransferResponse: Hashable, Sendable {
    /// Status and headers.
    public var head: TransferHead
    /// The body.
    public var body: [UInt8]

    /// Makes an answer.
    public init(_ head: TransferHead, body: [UInt8]) {
        self.head = head
        self.body = body
    }
}
