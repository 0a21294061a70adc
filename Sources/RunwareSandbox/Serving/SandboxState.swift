import Synchronization

/// What a running sandbox remembers, shared between the requests it answers.
final class SandboxState: Sendable {
    private let contents: Mutex<SandboxContents>

    init(_ contents: SandboxContents) {
        self.contents = Mutex(contents)
    }

    /// Reads or changes the contents while nobody else does; nothing slow may be done here.
    func update<Value: Sendable, Failure>(
        _ body: (inout SandboxContents) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try contents.withLock { contents throws(Failure) in try body(&contents) }
    }
}
