/// Sends requests and hands their answers on as they arrive.
public protocol HTTPStreaming: Sendable {
    /// Sends a request once and gives the receiver the head and then the body, piece by piece.
    ///
    /// Nothing is read from the connection while the receiver works, so memory stays bounded. Returns after the
    /// last piece. The transport's timeouts hold, but neither the request's `timeout` nor its `maximumResponse`:
    /// whoever streams sets limits for the whole.
    ///
    /// - Throws: ``TransferError``: the transport's, or what the receiver threw, which ends the exchange.
    func stream<Receiver: TransferReceiver>(
        _ request: TransferRequest, into receiver: inout Receiver
    ) async throws(TransferError)
}
