import Foundation
import Glibc

/// Where the command writes: people read standard error, programs read standard output.
enum Console {
    /// Whether a person sees standard error on a terminal.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colour is wanted: on a terminal, unless `NO_COLOR` is set.
    static var hasColor: Bool {
        isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    }

    /// The width of the terminal in columns; 80 where there is none.
    static var width: Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes a line for people.
    static func say(_ line: String) { write(line + "\n", to: .standardError) }

    /// Writes text for people, as it is.
    static func sayRaw(_ text: String) { write(text, to: .standardError) }

    /// Writes a line for programs.
    ///
    /// A reader that is gone ends the command quietly.
    static func print(_ line: String) {
        guard !write(line + "\n", to: .standardOutput) else { return }
        Glibc.exit(0)
    }

    /// Makes sure that everything written is out.
    static func flush() { fflush(nil) }

    @discardableResult
    private static func write(_ text: String, to handle: FileHandle) -> Bool {
        (try? handle.write(contentsOf: Data(text.utf8))) != nil
    }
}
