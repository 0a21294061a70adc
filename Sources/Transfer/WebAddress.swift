import Foundation

/// An address that a ``URLPolicy`` has allowed.
///
/// Described without its query, because that is where signatures stand.
public struct WebAddress: Hashable, Sendable {
    /// The whole address, query included.
    ///
    /// For the wire only: it may hold a signature.
    public let wireText: String
    /// The address without user, query and fragment.
    public let description: String
    /// The host in lower case, an IPv6 address without its brackets.
    public let host: String
    let scheme: String
    let hasUser: Bool

    init?(unchecked text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let url = URL(string: text) else { return nil }
        guard let scheme = url.scheme?.lowercased(), let host = url.host(percentEncoded: true)?.lowercased() else {
            return nil
        }
        guard !host.isEmpty else { return nil }
        wireText = text
        self.scheme = scheme
        self.host = String(host.drop { $0 == "[" }.prefix { $0 != "]" })
        hasUser = url.user(percentEncoded: true) != nil || url.password(percentEncoded: true) != nil
        let shownHost = self.host.contains(":") ? "[\(self.host)]" : self.host
        let port = url.port.map { ":\($0)" } ?? ""
        description = "\(scheme)://\(shownHost)\(port)\(url.path(percentEncoded: true))"
    }

    /// Whether the host is this machine: `localhost`, `127.0.0.0/8` written in four numbers, or `::1`.
    public var isLoopback: Bool {
        guard host != "localhost", host != "::1" else { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy(WebAddress.isOctet)
    }

    private static func isOctet(_ text: Substring) -> Bool {
        (1...3).contains(text.utf8.count) && text.allSatisfy { $0.isASCII && $0.isNumber } && UInt8(text) != nil
    }
}

extension WebAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address without its query, also for a debugger.
    public var debugDescription: String { description }
    /// Shows nothing but the description, so that a dump doesn't print a signature.
    public var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}
