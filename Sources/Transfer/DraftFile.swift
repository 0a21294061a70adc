import Foundation
import Glibc

/// A file being written, and the digest of what is in it.
///
/// A copy writes to the same file: whoever uses one hands it on and forgets it. All calls wait for the disk.
struct DraftFile: Sendable {
    private let handle: FileHandle
    private let path: String
    private var digest = SHA256Digest()

    /// Makes an empty file; one that is there is emptied.
    init(at path: String) throws(TransferError) {
        self.path = path
        let url = URL(filePath: path, directoryHint: .notDirectory)
        do {
            try Data().write(to: url)
            handle = try FileHandle(forWritingTo: url)
        } catch {
            throw DraftFile.failure(path, error)
        }
    }

    /// Throws away what is there.
    mutating func restart() throws(TransferError) {
        digest = SHA256Digest()
        do { try handle.truncate(atOffset: 0) } catch { throw DraftFile.failure(path, error) }
    }

    /// Adds bytes at the end.
    mutating func append(_ bytes: [UInt8]) throws(TransferError) {
        digest.update(bytes)
        do { try handle.write(contentsOf: bytes) } catch { throw DraftFile.failure(path, error) }
    }

    /// Waits until the disk has the file, closes it and returns the digest in hexadecimal.
    func finish() throws(TransferError) -> String {
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw DraftFile.failure(path, error)
        }
        return digest.hex
    }

    private static func failure(_ path: String, _ cause: any Error) -> TransferError {
        let error = (cause as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? cause as NSError
        let isFull = error.domain == NSPOSIXErrorDomain && [ENOSPC, EDQUOT].contains(Int32(error.code))
        let reason = isFull ? "its disk is full; make room and run again" : error.localizedDescription
        return TransferError(.unwritable, "the draft \(path) could not be written: \(reason)", cause: cause)
    }
}
