import Glibc
import PipelineEngine

/// Makes sure that one process at a time writes to a state folder.
///
/// Ends with the process at the latest.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``StageFailure`` that names the process that holds it.
    init(_ path: String, of folder: String) throws(StageFailure) {
        guard let descriptor = try FileSystem.lock(path) else {
            throw StageFailure(
                .storage,
                "another dailies is at work in \(folder) (\(Self.holder(path))); wait for it, or name another folder with --state"
            )
        }
        self.descriptor = descriptor
        FileSystem.write("process \(getpid())", to: descriptor)
    }

    deinit { close(descriptor) }

    private static func holder(_ path: String) -> String {
        var buffer = [UInt8](repeating: 0, count: 64)
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "its process is unknown" }
        defer { close(file) }
        let count = unsafe read(file, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : "its process is unknown"
    }
}
