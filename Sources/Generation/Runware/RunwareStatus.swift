/// The HTTP status of an answer and what it says by itself.
struct RunwareStatus: Sendable {
    /// The number.
    let code: Int
    /// The error it stands for where the body has none.
    let error: RunwareError

    /// Whether it means success.
    var isSuccess: Bool { (200..<300).contains(code) }
    /// Whether it points elsewhere.
    var isRedirect: Bool { (300..<400).contains(code) }
    /// Whether the server or something before it failed.
    var isServerFailure: Bool { code >= 500 }
    /// Whether it speaks of the exchange rather than of the task: the key, the load, the server.
    var concernsExchange: Bool { isRedirect || isServerFailure || [401, 402, 403, 408, 425, 429].contains(code) }
}
