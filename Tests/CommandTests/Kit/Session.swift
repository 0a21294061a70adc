import Foundation
import Glibc
import Synchronization

/// The command as the leader of a session of its own, so that all it started can be found, and killed with it.
final class Session: Sendable {
    /// Whom a kill hits.
    enum Victim: String, Sendable, CaseIterable {
        /// The command and all that it started.
        case everything
        /// The command alone; what it started has to end by itself.
        case commandAlone
    }

    /// Where it works.
    let folder: URL
    /// The file that gets standard output.
    let output: URL
    /// The file that gets standard error.
    let errors: URL
    private let processID: pid_t
    private let waitStatus = Mutex<Int32?>(nil)

    /// Starts the command.
    ///
    /// Its standard output and errors go to files of this name in `folder`, so that nobody has to read along.
    init(_ arguments: [String], in folder: URL, environment: [String: String], saying name: String) throws {
        self.folder = folder
        output = folder.appending(path: "\(name).out")
        errors = folder.appending(path: "\(name).err")
        var variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
        variables.merge(environment) { $1 }
        processID = try Spawn.leader(
            Command.executable, arguments, variables.map { "\($0)=\($1)" }, in: folder, output, errors)
        Thread { [self] in
            var status: Int32 = 0
            while unsafe waitpid(processID, &status, 0) < 0, errno == EINTR {}
            waitStatus.withLock { $0 = status }
        }.start()
    }

    /// Whether the command runs.
    var isRunning: Bool { waitStatus.withLock { $0 == nil } }

    /// Everything of the session that runs, and whatever else works in its folder.
    var processes: [pid_t] { ProcessTable.processes(ofSession: processID, in: folder) }

    /// Sends the command a signal.
    func signal(_ number: Int32) { if isRunning { Glibc.kill(processID, number) } }

    /// Kills; returns once the command is gone, and with it, if they were to be, all that it started.
    func kill(_ victim: Victim) {
        if isRunning { Glibc.kill(processID, SIGKILL) }
        while isRunning { usleep(200) }
        guard victim == .everything else { return }
        var rest = processes
        while !rest.isEmpty {
            for process in rest { Glibc.kill(process, SIGKILL) }
            usleep(500)
            rest = processes
        }
    }

    /// Waits until the command has ended; one that takes longer than `limit` is aborted, which the status then tells.
    func outcome(within limit: Duration = .seconds(90)) async -> Command.Outcome {
        await onThread { [self] in
            let start = ContinuousClock.now
            while isRunning, ContinuousClock.now - start < limit { usleep(1000) }
            signal(SIGABRT)
            while isRunning { usleep(1000) }
            let status = waitStatus.withLock { $0 ?? 0 }
            let ending = status & 0x7F
            return Command.Outcome(
                status: ending == 0 ? (status >> 8) & 0xFF : -ending, output: Self.text(of: output),
                errors: Self.text(of: errors))
        }
    }

    /// What a file says; a pipe in its place, which would have to be waited for, says nothing.
    private static func text(of file: URL) -> String {
        guard (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true else { return "" }
        return String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}
