import FFmpeg
import Foundation
import Synchronization

/// The files that an output has begun, so that none is left behind when it fails.
final class BegunFiles: Sendable {
    private let folder: String
    private let paths = Mutex<[String]>([])

    /// Keeps account of files in a folder.
    init(in folder: String) { self.folder = folder }

    /// The path of a file that is about to be written.
    func begin(_ name: String) -> String {
        let path = folder + "/" + name
        paths.withLock { $0.append(path) }
        return path
    }

    /// An error that says which disk is full, if that is why a file could not be written.
    func explained(_ error: MediaError) -> MediaError {
        guard error.cause?.reason == .noRoom else { return error }
        return MediaError(
            .unwritable, "\(error.message): the disk of \(folder) is full; make room and run again", cause: error.cause)
    }

    /// Removes what was begun: a file that is cut short may open and play, and must not be taken for a finished one.
    ///
    /// What was finished and didn't stand up to its check stays, for whoever wants to see why.
    func discard(because error: MediaError) {
        guard error.reason != .damagedOutput else { return }
        for path in paths.withLock(\.self) { try? FileManager.default.removeItem(atPath: path) }
    }
}
