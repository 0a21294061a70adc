import Foundation
import Testing

@Suite(
    "What a run opens for a file that wants others opened",
    .enabled(if: SystemCalls.canBeSeen, Comment(rawValue: SystemCalls.absence)))
struct OpenedFilesTests {
    private static let pipeline = """
        {
          "name": "attack",
          "stages": {
            "in":     { "stage": "files" },
            "check":  { "stage": "probe", "from": "in", "onError": "continue" },
            "web":    { "stage": "transcode", "from": "in", "preset": "mp4-h264", "onError": "continue" },
            "poster": { "stage": "thumbnail", "from": "in", "widths": [48], "formats": ["jpeg"], "onError": "continue" }
          }
        }
        """
    /// Where the system keeps what every program opens.
    private static let system = ["/usr/", "/lib/", "/lib64/", "/opt/", "/etc/ld.so.", "/proc/", "/sys/", "/dev/"]
    /// What the C library, ICU and libgcrypt look for, and the folders that workers are confined to.
    private static let settings: Set<String> = [
        "/etc/localtime", "/etc/timezone", "/etc/passwd", "/etc/nsswitch.conf", "/etc/locale.alias", "/etc/group",
        "/etc/gcrypt/hwf.deny", "/", "/usr", "/lib", "/lib64",
    ]

    @Test(
        "is that file, and no socket", arguments: Attack.all, [["--in-process"], []])
    func nothingElse(_ attack: Attack, _ how: [String]) async throws {
        let scratch = try Scratch()
        let secret = try scratch.write("secret", to: "secret.mp4")
        try scratch.write(Self.pipeline, to: "attack.json")
        try scratch.write(attack.text(for: secret.path), to: "in/" + attack.name)
        let calls = try await SystemCalls(
            of: ["run", "attack.json", "--input", "in", "--jobs", "1"] + how, in: scratch)
        #expect(calls.outcome.status == 3, "\(calls.outcome.errors)")
        #expect(calls.outcome.errors.contains("\(attack.name) is "), "\(calls.outcome.errors)")
        #expect(calls.networking == [])
        #expect(calls.paths.contains { $0.hasSuffix("in/" + attack.name) })
        #expect(calls.paths.filter { !isKnown($0, in: scratch) }.sorted() == [])
    }

    private func isKnown(_ path: String, in scratch: Scratch) -> Bool {
        guard !path.hasSuffix("secret.mp4") else { return false }
        let isOwn = !path.hasPrefix("/") || path.hasPrefix(scratch.url.path) || path.hasPrefix(Command.root.path)
        return isOwn || Self.settings.contains(path) || Self.system.contains { path.hasPrefix($0) }
    }
}
