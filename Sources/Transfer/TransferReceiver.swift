/// Takes an answer as it arrives.
public protocol TransferReceiver {
    /// Takes the head; called once, first.
    mutating func begin(_ head: TransferHead) async throws(TransferError)
    /// Takes the next bytes of the body; never empty.
    mutating func receive(_ bytes: [UInt8]) async throws(TransferError)
}
