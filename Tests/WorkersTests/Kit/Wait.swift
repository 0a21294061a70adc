import Foundation
import Glibc

/// Waits until something is so, and gives up after having looked very often.
///
/// It counts looks and not seconds: where other tests hold the threads, what is waited for doesn't go on either.
func waitUntil(_ isSo: () -> Bool) async -> Bool {
    for _ in 0..<3000 {
        if isSo() { return true }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return isSo()
}

/// Facts of a process, from `/proc`.
enum ProcessFacts {
    /// Whether it is there and hasn't ended.
    static func isRunning(_ pid: Int32) -> Bool {
        guard let state = status(pid)["State"] else { return false }
        return !state.hasPrefix("Z")
    }

    /// The fields of its status by their names.
    static func status(_ pid: Int32) -> [String: String] {
        let lines = text("\(pid)/status").split(separator: "\n").map { $0.split(separator: ":", maxSplits: 1) }
        return Dictionary(
            lines.filter { $0.count == 2 }.map { (String($0[0]), $0[1].trimmingCharacters(in: .whitespaces)) }
        ) {
            first, _ in first
        }
    }

    /// What a file below `/proc` says.
    static func text(_ name: String) -> String {
        (FileManager.default.contents(atPath: "/proc/" + name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
