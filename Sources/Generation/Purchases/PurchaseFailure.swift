public import JSON

/// Why a purchase failed, as the ledger keeps it.
public struct PurchaseFailure: Hashable, Sendable {
    /// What sort of error it was.
    public let kind: RunwareErrorKind
    /// The server's short name for it; empty if it gave none.
    public let code: String
    /// A sentence for whoever runs the pipeline.
    public let message: String

    /// Makes a failure.
    public init(kind: RunwareErrorKind, code: String, message: String) {
        self.kind = kind
        self.code = code
        self.message = message
    }

    init(_ error: RunwareError) {
        self.init(kind: error.kind, code: error.code, message: error.description)
    }
}

extension PurchaseFailure {
    /// The failure as JSON.
    public var json: JSONValue {
        ["kind": .string(kind.rawValue), "code": .string(code), "message": .string(message)]
    }

    /// Reads what ``json`` wrote, or returns `nil`.
    public init?(json: JSONValue) {
        guard let kind = json["kind"]?.string.flatMap(RunwareErrorKind.init(rawValue:)),
            let code = json["code"]?.string, let message = json["message"]?.string
        else { return nil }
        self.init(kind: kind, code: code, message: message)
    }
}
