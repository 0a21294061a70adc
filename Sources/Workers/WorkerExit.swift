import Foundation
import Glibc

/// How a worker ends when it can't go on.
enum WorkerExit {
    /// Says why on standard error, and ends the process.
    static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("error: \(message)\n".utf8))
        _exit(70)
    }
}
