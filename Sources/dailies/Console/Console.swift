import Foundation
import Glibc
import Synchronization

/// Where the command writes: people read standard error, programs read standard output.
enum Console {
    /// Whether whoever read standard output has closed it.
    private static let isReaderGone = Atomic(false)

    /// Whether a person sees standard error on a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colour is wanted: on a terminal, unless `NO_COLOR` is set.
    static var hasColor: Bool {
        isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// Whether a person sees standard output on a terminal.
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether lines can be drawn again: on a terminal that moves its cursor.
    static var hasBars: Bool {
        isTerminal && !["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? "")
    }

    /// The width of the terminal in columns; 80 where there is none.
    static var width: Int { size.map { max(20, Int($0.ws_col)) } ?? 80 }

    /// The height of the terminal in lines; 24 where there is none.
    static var height: Int { size.map { max(2, Int($0.ws_row)) } ?? 24 }

    private static var size: winsize? {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return nil
        }
        return size
    }

    /// Writes a line for people.
    static func say(_ line: String) { _ = write(line + "\n", to: STDERR_FILENO) }

    /// Writes text for people, as it is.
    static func sayRaw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    /// Writes a line for programs.
    ///
    /// For a reader that is gone nothing more is written, and the work goes on; any other failure ends the command with a
    /// sentence.
    static func print(_ line: String) {
        guard !isReaderGone.load(ordering: .relaxed) else { return }
        let error = write(line + "\n", to: STDOUT_FILENO)
        guard error != 0 else { return }
        let isHungUp = error == EIO && isOutputTerminal
        guard error != EPIPE, !isHungUp else { return isReaderGone.store(true, ordering: .relaxed) }
        say("error: standard output can't be written: \(unsafe String(cString: strerror(error)))")
        Glibc.exit(ExitStatus.failed.rawValue)
    }

    /// Writes all of a text; returns 0, or the `errno` of what went wrong.
    private static func write(_ text: String, to descriptor: Int32) -> Int32 {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            rest = rest.dropFirst(count)
        }
        return 0
    }
}
