/// How a worker ended before it had dealt with its request.
public enum WorkerEnd: Hashable, Sendable {
    /// It ended by itself.
    case exited(Int32)
    /// A signal ended it that was not ours.
    case signalled(Int32)
    /// It wanted more memory than it may have, in bytes.
    case memory(limit: Int)
    /// It used up its processor time, in seconds.
    case processorTime(limit: Int)
    /// It wrote a file that is larger than it may be, in bytes.
    case fileSize(limit: Int)
    /// The request took too long.
    case wallTime(limit: Duration)
    /// It moved nothing for too long.
    case still(limit: Duration)
    /// What it said could not be understood, or was too much.
    case invalidAnswer(String)
    /// It could not be started.
    case notStarted(String)
    /// The request was cancelled.
    case cancelled

    /// What the worker did, as the rest of a sentence that begins with it.
    public var sentence: String {
        switch self {
        case .exited(let code): "ended with exit code \(code) and without an answer"
        case .signalled(let number): "was killed by signal \(number)" + (Self.name(of: number).map { " (\($0))" } ?? "")
        case .memory(let limit): "used more than \(Self.size(limit)) of memory"
        case .processorTime(let limit): "used more than \(limit) s of processor time"
        case .fileSize(let limit): "wrote more than \(Self.size(limit)) to a file"
        case .wallTime(let limit): "took more than \(Self.seconds(limit))"
        case .still(let limit): "moved no frame for \(Self.seconds(limit))"
        case .invalidAnswer(let why): "gave an answer that can't be used: \(why)"
        case .notStarted(let why): "could not be started: \(why)"
        case .cancelled: "was cancelled"
        }
    }

    /// The name of a signal, of those that end processes.
    private static func name(of signal: Int32) -> String? {
        let names: [Int32: String] = [
            1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE",
            9: "SIGKILL", 10: "SIGUSR1", 11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM",
            24: "SIGXCPU", 25: "SIGXFSZ", 31: "SIGSYS",
        ]
        return names[signal]
    }

    private static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 30, bytes % (1 << 30) == 0 { return "\(bytes >> 30) GB" }
        return bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
    }

    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        guard attoseconds != 0 else { return "\(seconds) s" }
        return "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000) ms"
    }
}

extension WorkerEnd {
    /// How a process ended, as its parent learns it.
    enum Status: Hashable, Sendable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// What a process's end says of one that nobody stopped.
    ///
    /// - Parameters:
    ///   - status: how it ended.
    ///   - lastWords: what it wrote to standard error last.
    ///   - mapped: how many bytes it had mapped when it last said so.
    ///   - limits: what it could use.
    init(_ status: Status, lastWords: String, mapped: Int, _ limits: WorkerLimits) {
        let outOfMemory = ["failed to allocate", "bad_alloc", "Cannot allocate memory", "ut of memory"]
        switch status {
        case .signalled(24): self = .processorTime(limit: limits.processorSeconds)
        case .signalled(25): self = .fileSize(limit: limits.fileBytes)
        case .signalled, .exited:
            let isOutOfMemory =
                mapped > limits.memory / 10 * 9 || outOfMemory.contains { lastWords.contains($0) }
            if isOutOfMemory, status != .signalled(9), status != .exited(0) {
                self = .memory(limit: limits.memory)
            } else if case .signalled(let number) = status {
                self = .signalled(number)
            } else if case .exited(let code) = status {
                self = .exited(code)
            } else {
                self = .exited(0)
            }
        }
    }
}
