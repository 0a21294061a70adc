import Foundation
import Glibc

/// The worker processes that a command has started, as `/proc` shows them.
enum WorkerProcesses {
    /// Those that run now.
    static func of(_ parent: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { pid in
            status(pid).contains("PPid:\t\(parent)\n") && text("\(pid)/cmdline").hasSuffix("\0worker\0")
        }
    }

    /// Waits until there is one, half a minute at the most, and does something with it at once.
    ///
    /// On a thread of its own, so that the command isn't done before its worker is seen.
    static func first(of parent: Int32, _ act: @escaping @Sendable (Int32) -> Void) async -> Int32? {
        await withCheckedContinuation { continuation in
            Thread {
                let end = ContinuousClock.now + .seconds(30)
                while ContinuousClock.now < end {
                    if let pid = of(parent).first {
                        act(pid)
                        return continuation.resume(returning: pid)
                    }
                    usleep(2000)
                }
                continuation.resume(returning: nil)
            }.start()
        }
    }

    /// Waits until none of these runs any more; returns those that do after having looked very often.
    static func left(of pids: [Int32]) async -> [Int32] {
        var left = pids
        for _ in 0..<3000 where !left.isEmpty {
            left = left.filter { !["", "Z"].contains(state($0)) }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return left
    }

    private static func state(_ pid: Int32) -> String {
        status(pid).split(separator: "\n").first { $0.hasPrefix("State:") }?.split(separator: "\t").last
            .map { String($0.prefix(1)) } ?? ""
    }

    private static func status(_ pid: Int32) -> String { text("\(pid)/status") }

    private static func text(_ name: String) -> String {
        FileManager.default.contents(atPath: "/proc/" + name).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
