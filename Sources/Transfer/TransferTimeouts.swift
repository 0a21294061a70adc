/// How long the network may be silent before a transport gives up.
public struct TransferTimeouts: Hashable, Sendable {
    /// Until a connection stands, TLS included.
    public var connect: Duration
    /// Between two pieces of an answer, and until its first.
    public var read: Duration

    /// Makes timeouts; 10 s to connect and 60 s of silence unless told.
    public init(connect: Duration = .seconds(10), read: Duration = .seconds(60)) {
        self.connect = connect
        self.read = read
    }
}
