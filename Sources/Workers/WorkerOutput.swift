import CConfinement
import Foundation
import Glibc
import Synchronization

/// The lines that a worker writes, whole and in order, whatever thread they come from.
///
/// A worker that had more memory mapped than it may says nothing more and ends: the next thing that it asks for may be
/// refused, and a library may take that for damage in a file, go on, and leave out what it could not decode.
final class WorkerOutput<Event: Codable & Sendable>: Sendable {
    private let descriptor: Int32
    /// The request that is dealt with; nothing is said of one that is over.
    private let current = Mutex<Int?>(nil)

    private let memory: Int

    private init(_ descriptor: Int32, memory: Int) {
        self.descriptor = descriptor
        self.memory = memory
    }

    /// Takes standard output for itself: what others write to it goes to standard error from now on.
    static func takingOverStandardOutput(memory: Int) -> WorkerOutput? {
        let descriptor = dup(STDOUT_FILENO)
        guard descriptor >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
        return WorkerOutput(descriptor, memory: memory)
    }

    /// Says that a request was read.
    func begin(_ id: Int) {
        current.withLock { current in
            current = id
            put(.accepted(id: id))
        }
    }

    /// Says something of the request that is dealt with.
    func write(_ report: WorkerReport<Event>) {
        current.withLock { _ in put(report) }
    }

    /// Says how much has been done; returns `false` when the request is over.
    func beat(_ id: Int, moved: Int) -> Bool {
        current.withLock { current in
            guard current == id else { return false }
            put(.beat(id: id, moved: moved, mapped: Int(CConfinement_mapped_bytes())))
            return true
        }
    }

    /// Says that the request is over.
    func end(_ id: Int) {
        current.withLock { current in
            current = nil
            put(.ended(id: id, mapped: Int(CConfinement_mapped_bytes())))
        }
    }

    private func put(_ report: WorkerReport<Event>) {
        if CConfinement_most_mapped_bytes() > memory { WorkerExit.fail("out of memory") }
        guard var line = try? Array(JSONEncoder().encode(report)) else { return }
        line.append(UInt8(ascii: "\n"))
        var rest = line[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { _exit(0) }
            rest = rest.dropFirst(count)
        }
    }
}
