/// Writes what arrives to the draft, a mebibyte at a time.
struct DownloadReceiver: TransferReceiver, Sendable {
    private static let pieceSize = 1 << 20

    private(set) var progress: DownloadProgress
    private var draft: DraftFile
    private var buffer: [UInt8] = []

    init(_ progress: DownloadProgress, draft: DraftFile) {
        self.progress = progress
        self.draft = draft
    }

    mutating func begin(_ head: TransferHead) async throws(TransferError) {
        guard try progress.begin(head) == .start else { return }
        buffer = []
        try await write { draft throws(TransferError) in try draft.restart() }
    }

    mutating func receive(_ bytes: [UInt8]) async throws(TransferError) {
        try progress.receive(bytes.count)
        buffer += bytes
        if buffer.count >= DownloadReceiver.pieceSize { try await flush() }
    }

    /// Writes what is waiting, so that a next try can go on after it.
    mutating func flush() async throws(TransferError) {
        guard !buffer.isEmpty else { return }
        let bytes = buffer
        buffer = []
        try await write { draft throws(TransferError) in try draft.append(bytes) }
    }

    /// Makes the file durable.
    func finish() async throws(TransferError) -> Download {
        let draft = draft
        let digest = await onThread { Result { () throws(TransferError) in try draft.finish() } }
        return Download(sha256: try digest.get(), size: progress.received, contentType: progress.contentType)
    }

    private mutating func write(
        _ change: @escaping @Sendable (inout DraftFile) throws(TransferError) -> Void
    ) async throws(TransferError) {
        let before = draft
        let after = await onThread {
            Result { () throws(TransferError) in
                var draft = before
                try change(&draft)
                return draft
            }
        }
        draft = try after.get()
    }
}
