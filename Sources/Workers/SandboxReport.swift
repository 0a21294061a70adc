/// What confines a worker, found out in the worker itself.
public struct SandboxReport: Hashable, Sendable, Codable {
    /// The version of Landlock's interface that is in force; 0 if the kernel has none.
    public var landlock: Int
    /// Whether system calls are filtered.
    public var filtersCalls: Bool
    /// How many bytes of memory may be mapped.
    public var memory: Int
    /// Whether making a socket was tried and refused.
    public var refusesSockets: Bool
    /// Whether reading a file outside was tried and refused.
    public var refusesReading: Bool
    /// Whether writing a file outside was tried and refused.
    public var refusesWriting: Bool

    /// Whether everything was refused that was tried.
    public var isWhole: Bool { refusesSockets && refusesReading && refusesWriting }

    /// What is missing, for people; `nil` if nothing is.
    public var gap: String? {
        let open = [
            refusesSockets ? nil : "open sockets", refusesReading ? nil : "read files outside",
            refusesWriting ? nil : "write files outside",
        ].compactMap(\.self)
        return open.isEmpty ? nil : "workers can " + open.joined(separator: ", ")
    }
}
