import Glibc

/// The lines that a worker reads from standard input.
struct WorkerInput {
    private var splitter = LineSplitter(limit: 64 << 20)
    private var lines: [[UInt8]] = []

    /// The next line, once it is there; `nil` at the end of input.
    mutating func next() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while lines.isEmpty {
            let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0, let more = try? splitter.take(buffer[..<count]) else { return nil }
            lines += more
        }
        return lines.removeFirst()
    }
}
