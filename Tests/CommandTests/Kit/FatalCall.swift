import Foundation

/// The last call of a process: at one of those by which it changes something outside itself it is killed.
///
/// Moments hit what takes long; this hits everything, however short it is.
struct FatalCall: Sendable, CustomStringConvertible {
    /// How much of the call is done.
    enum Manner: String, Sendable, CaseIterable {
        case before, half, after
    }

    /// The call's number, from 1.
    let number: Int
    /// How much of it is done.
    let manner: Manner

    var description: String { "\(manner == .half ? "half through" : "\(manner)") call \(number)" }

    /// The variables that bring it about.
    var environment: [String: String] {
        [
            "LD_PRELOAD": Self.library.path, "DAILIES_KILL_AT_CALL": "\(number)",
            "DAILIES_KILL_AT_CALL_MANNER": manner.rawValue,
        ]
    }

    /// The variables that let a process which ends by itself write down in a file how many such calls it made.
    static func counting(into file: URL) -> [String: String] {
        ["LD_PRELOAD": library.path, "DAILIES_CALL_COUNT": file.path]
    }

    /// What has to be loaded into the process; it stands beside the command.
    private static var library: URL {
        Command.executable.deletingLastPathComponent().appending(path: "libKillAtCall.so")
    }
}
