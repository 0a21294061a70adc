import Foundation

/// A process of its own that holds a lock.
final class LockHolder {
    private let process = Process()
    private let input = Pipe()

    /// Starts the process, and waits until it has the lock.
    init(_ path: String) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/flock")
        process.arguments = ["--no-fork", path, "/bin/sh", "-c", "echo locked; read line"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.availableData
    }

    deinit { end() }

    /// Ends the process, and waits until it has.
    func end() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}
