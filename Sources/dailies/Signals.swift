import Dispatch
import Foundation
import Glibc
import Synchronization

/// Turns signals into requests: the first SIGINT drains, the second cancels; SIGTERM and SIGHUP cancel; SIGCONT says
/// that the command was stopped and goes on.
///
/// Who started the command so that it ignores SIGHUP, as nohup does, means it.
enum Signals {
    /// Whether SIGHUP was ignored when the command began.
    private static let ignoresHangup: Bool = {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let mask = status.split(separator: "\n").first { $0.hasPrefix("SigIgn:") }?.split(separator: "\t").last
        return mask.flatMap { UInt64($0, radix: 16) }.map { $0 >> UInt64(SIGHUP - 1) & 1 == 1 } ?? false
    }()

    /// Runs work that signals can end.
    ///
    /// - Parameters:
    ///   - drain: called at the first SIGINT.
    ///   - resume: called after the command was stopped, as by Ctrl-Z, when it goes on.
    ///   - work: cancelled at the second SIGINT, and at SIGTERM and SIGHUP.
    /// - Returns: what `work` returns.
    /// - Throws: what `work` throws.
    static func handling<Value: Sendable>(
        drain: @escaping @Sendable () -> Void, resume: @escaping @Sendable () -> Void = {},
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let interrupts = Mutex(0)
        let sources =
            [
                source(SIGINT) {
                    let count = interrupts.withLock { count in
                        count += 1
                        return count
                    }
                    if count == 1 { drain() } else { task.cancel() }
                },
                source(SIGTERM) { task.cancel() }, source(SIGCONT, resume),
            ] + hangup { task.cancel() }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }

    /// Runs work until it ends or a signal ends it.
    static func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM].map { source($0) { task.cancel() } } + hangup { task.cancel() }
        defer { for source in sources { source.cancel() } }
        do {
            try await task.value
        } catch is CancellationError {}
    }

    private static func hangup(_ handler: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
        ignoresHangup ? [] : [source(SIGHUP, handler)]
    }

    private static func source(
        _ number: Int32, _ handler: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        source.setEventHandler(handler: handler)
        source.resume()
        return source
    }
}
