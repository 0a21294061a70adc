import Foundation

/// The worker processes that a command has started, as `/proc` shows them.
enum WorkerProcesses {
    /// Those that run now.
    static func of(_ parent: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { pid in
            status(pid).contains("PPid:\t\(parent)\n") && text("\(pid)/cmdline").hasSuffix("\0worker\0")
        }
    }

    /// Waits until there is one, half a minute at the most.
    static func first(of parent: Int32) async -> Int32? {
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            if let pid = of(parent).first { return pid }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }

    /// Waits until none of these runs any more; returns those that do after half a minute.
    static func left(of pids: [Int32]) async -> [Int32] {
        let end = ContinuousClock.now + .seconds(30)
        var left = pids
        while !left.isEmpty, ContinuousClock.now < end {
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
