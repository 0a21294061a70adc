/// Sends small requests and reads their whole answers.
public protocol HTTPTransport: Sendable {
    /// Sends a request once, without following redirects and without trying again.
    ///
    /// - Throws: ``TransferError``. `unreachable` promises that the server has seen nothing of the request; after
    ///   any other reason it may have been carried out.
    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse
}
