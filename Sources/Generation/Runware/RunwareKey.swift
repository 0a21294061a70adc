/// The key to the API.
///
/// It goes into one header and is never shown.
public struct RunwareKey: Sendable {
    /// The key itself, for the header and for taking it out of what the server says.
    let secret: String

    /// Takes a key, without the white space around it; `nil` if nothing is left or it can't stand in a header.
    public init?(_ secret: String) {
        let trimmed = secret.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        guard !trimmed.isEmpty, String(trimmed).utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.secret = String(trimmed)
    }
}

extension RunwareKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Not the key.
    public var description: String { "(a key)" }
    /// Not the key.
    public var debugDescription: String { description }
    /// Not the key.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
