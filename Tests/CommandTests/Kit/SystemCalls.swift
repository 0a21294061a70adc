import Foundation
import Testing

/// The calls by which a command and all processes that it starts open files and sockets, seen by strace.
struct SystemCalls {
    /// What a test says that is skipped where it isn't there.
    static let absence = "there is no strace, or it may not trace"
    /// Whether strace is there and may trace.
    static let canBeSeen: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["strace", "-f", "-o", "/dev/null", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private let lines: [Substring]
    /// How the command ended.
    let outcome: Command.Outcome

    /// Runs the command.
    init(of arguments: [String], in scratch: Scratch) async throws {
        let log = scratch.url.appending(path: "calls.txt")
        let strace = [
            "strace", "-f", "-qq", "-y", "-s", "300", "-e",
            "trace=open,openat,openat2,creat,socket,connect,sendto,execve", "-o", log.path, Command.executable.path,
        ]
        outcome = try await Command.start(
            URL(filePath: "/usr/bin/env"), strace + arguments, in: scratch.url, environment: [:]
        ).outcome()
        lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    }

    /// The paths of files that were opened or tried.
    var paths: Set<String> {
        Set(
            lines.compactMap {
                $0.firstMatch(of: #/ (?:open|openat|openat2|creat)\([^"]*"([^"]*)"/#).map { String($0.1) }
            })
    }

    /// The calls that make a socket for a network, or use one; without what workers are refused, who try once whether
    /// they are.
    var networking: [String] {
        lines.filter { $0.contains(#/ (?:socket|connect|sendto)\(.*(?:AF_INET|sin_addr|AF_PACKET)/#) }
            .filter { !$0.hasSuffix("= -1 EPERM (Operation not permitted)") }.map(String.init)
    }
}
