import CConfinement
import Foundation
import Glibc

/// What a worker takes from itself before it reads anything that it doesn't trust.
enum Confinement {
    /// That a worker can't be confined.
    struct Failure: Error {
        /// A sentence.
        let message: String
    }

    /// What the program and its libraries need of the system.
    private static let system = [
        "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld.so.preload",
        "/etc/localtime", "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/sys/devices/system/cpu",
        "/sys/devices/system/node", "/dev/urandom", "/dev/null",
    ]

    /// Confines this process, for good.
    ///
    /// To be called while there is no other thread: Landlock doesn't bind those that are there. A means that the kernel
    /// doesn't have is left out.
    ///
    /// - Returns: what confines it, by what it tried.
    /// - Throws: ``Failure`` if the kernel has a means and it can't be used.
    static func confine(_ setup: WorkerSetup) throws(Failure) -> SandboxReport {
        try limit(setup.limits)
        try check(CConfinement_give_up_privileges(), "privileges can't be given up")
        let version = Int(CConfinement_landlock_version())
        if version > 0 {
            let error = unsafe withCStrings(system + setup.readable) { paths in
                unsafe setup.folder.withCString { folder in
                    unsafe [folder].withUnsafeBufferPointer { folders in
                        unsafe CConfinement_landlock_confine(paths.baseAddress, paths.count, folders.baseAddress, 1)
                    }
                }
            }
            try check(error, "reading and writing files can't be confined")
        }
        let filtersCalls = CConfinement_has_seccomp() != 0
        if filtersCalls { try check(CConfinement_seccomp_confine(), "system calls can't be confined") }
        return report(setup, version, filtersCalls)
    }

    /// Lets a request take so many more seconds of processor time.
    static func limitProcessor(seconds: Int) {
        let used = Int(clock()) / Int(CLOCKS_PER_SEC)
        CConfinement_set_limit(CConfinement_limit_cpu, UInt64(used + seconds))
    }

    private static func limit(_ limits: WorkerLimits) throws(Failure) {
        try check(CConfinement_set_limit(CConfinement_limit_core, 0), "core dumps can't be switched off")
        // A worker ends when it has mapped more than it may; it must not go on when it got less than it asked for.
        let most = UInt64(limits.memory) + UInt64(limits.memory) / 8
        try check(CConfinement_set_limit(CConfinement_limit_memory, most), "memory can't be limited")
        try check(
            CConfinement_set_limit(CConfinement_limit_file, UInt64(limits.fileBytes)), "file sizes can't be limited")
        try check(
            CConfinement_set_limit(CConfinement_limit_files, UInt64(limits.openFiles)), "open files can't be limited")
    }

    private static func report(_ setup: WorkerSetup, _ version: Int, _ filtersCalls: Bool) -> SandboxReport {
        let outside = URL(filePath: setup.folder).deletingLastPathComponent().path + "/outside"
        return SandboxReport(
            landlock: version, filtersCalls: filtersCalls, memory: setup.limits.memory,
            refusesSockets: CConfinement_try_socket() != 0,
            refusesReading: unsafe CConfinement_try_reading("/etc/passwd") != 0,
            refusesWriting: unsafe CConfinement_try_writing(outside) != 0)
    }

    private static func check(_ error: Int32, _ what: String) throws(Failure) {
        guard error != 0 else { return }
        throw Failure(message: "\(what): \(unsafe String(cString: strerror(error)))")
    }

    /// Lends texts as C has them.
    private static func withCStrings<Value>(
        _ texts: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe copies.map { unsafe UnsafePointer($0) }.withUnsafeBufferPointer { unsafe body($0) }
    }
}
