import Foundation

/// Starts programs in sessions of their own, which Foundation's `Process` can't.
enum Spawn {
    /// Starts a program that leads a new session; nothing but its three standard files is open in it.
    ///
    /// - Returns: its process, which is the caller's to wait for.
    static func leader(
        _ program: URL, _ arguments: [String], _ environment: [String], in folder: URL, _ output: URL, _ errors: URL
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (descriptor, file) in [(1, output), (2, errors)] as [(Int32, URL)] {
            unsafe posix_spawn_file_actions_addopen(
                &actions, descriptor, file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        }
        for descriptor in 3..<Int32(1024) { unsafe posix_spawn_file_actions_addclose(&actions, descriptor) }

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setflags(&attributes, 0x80)  // POSIX_SPAWN_SETSID, which Swift doesn't import

        var process: pid_t = 0
        let error = unsafe withCStrings(["env", "-C", folder.path, program.path] + arguments) { words in
            unsafe withCStrings(environment) { variables in
                unsafe posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, variables)
            }
        }
        guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
        return process
    }

    private static func withCStrings<Value>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
        let pointers = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe pointers.forEach { unsafe free($0) } }
        return unsafe body(pointers + [nil])
    }
}
