import Foundation

/// A disk of a few hundred kilobytes, made in memory in a mount namespace of its own.
enum SmallDisk {
    /// What `unshare` needs to make such a namespace here; `nil` if none can be made.
    static let namespace: String? = ["-m", "-rm"].first { flags in
        (try? bash("mount -t tmpfs -o size=64k none /mnt", in: flags))?.status == 0
    }

    /// Runs a script; in it `$disk` is a folder on a disk of so many kilobytes, `dailies` is the command, and
    /// `make_room` makes the disk larger.
    static func run(_ script: String, kilobytes: Int, in folder: URL) throws -> (status: Int32, output: String) {
        let disk = folder.appending(path: "disk").path
        let words = """
            set -u; cd '\(folder.path)'; disk='\(disk)'; mkdir -p "$disk"
            mount -t tmpfs -o size=\(kilobytes)k none "$disk" || exit 99
            dailies() { '\(Command.executable.path)' "$@"; }
            make_room() { mount -o remount,size=64m none "$disk" || exit 99; }
            \(script)
            """
        return try bash(words, in: namespace ?? "-m")
    }

    private static func bash(_ script: String, in flags: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = [flags, "/bin/bash", "-c", script]
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/tmp"]
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }
}
