/// Which addresses may be talked to.
///
/// Addresses come from answers of other machines, so they are not trusted: whoever forges an answer must not be
/// able to make this program read a neighbour's service in plain text.
public enum URLPolicy: Hashable, Sendable {
    /// Only `https`.
    case httpsOnly
    /// `https`, and `http` to this machine: `localhost`, `127.0.0.0/8` and `::1`.
    case httpsOrLoopback

    /// Checks an address; the only way to get a ``WebAddress``.
    ///
    /// - Throws: ``TransferError`` with the reason `forbiddenURL`.
    public func address(_ text: String) throws(TransferError) -> WebAddress {
        guard let address = WebAddress(unchecked: text) else {
            throw TransferError(.forbiddenURL, "an address is not a URL of the form https://host/path")
        }
        guard !address.hasUser else {
            throw TransferError(.forbiddenURL, "\(address) names a user, which is not allowed in an address")
        }
        guard allows(address) else { throw TransferError(.forbiddenURL, "\(address) is not allowed: \(rule)") }
        return address
    }

    private func allows(_ address: WebAddress) -> Bool {
        switch address.scheme {
        case "https": true
        case "http": self == .httpsOrLoopback && address.isLoopback
        default: false
        }
    }

    private var rule: String {
        switch self {
        case .httpsOnly: "only https is"
        case .httpsOrLoopback: "only https is, and http to this machine"
        }
    }
}
