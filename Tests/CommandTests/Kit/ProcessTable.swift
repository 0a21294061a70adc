import Foundation

/// What runs on this machine, by `/proc`.
enum ProcessTable {
    /// The processes of a session and those that work in a folder; what has ended and only waits to be noticed isn't one.
    static func processes(ofSession session: pid_t, in folder: URL) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter { process in
            guard let entry = entry(of: process), entry.state != "Z", entry.state != "X" else { return false }
            return entry.session == session || place(of: process)?.hasPrefix(folder.path) == true
        }
    }

    private static func entry(of process: pid_t) -> (state: Substring, session: pid_t)? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[end...].dropFirst().split(separator: " ")
        guard fields.count > 3, let session = pid_t(fields[3]) else { return nil }
        return (fields[0], session)
    }

    private static func place(of process: pid_t) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
    }
}
