import GRDB

extension DatabaseWriter {
    /// Writes in one transaction, whether or not the calling task was cancelled.
    ///
    /// GRDB's own `write` gives up when its task is cancelled. What was bought or done has to be written down also then:
    /// a cancelled run leaves a record as whole as any other.
    func writeWhole<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedContinuation { continuation in
            asyncWrite(body) { _, result in continuation.resume(returning: result) }
        }.get()
    }

    /// Reads, whether or not the calling task was cancelled.
    func readWhole<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedContinuation { continuation in
            asyncRead { database in
                continuation.resume(returning: Result { try body(database.get()) })
            }
        }.get()
    }
}
