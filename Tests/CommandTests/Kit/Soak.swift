import Foundation

/// How long the tests that kill runs go on: short with the others, long with `make soak`.
enum Soak {
    /// How many runs are killed, all tests together more or less.
    static let kills = number("DAILIES_KILLS") ?? 20
    /// What the moments are drawn from; a round's own seed follows from it and the round's number.
    static let seed = UInt64(number("DAILIES_SEED") ?? 4)
    /// Whether somebody waits for it and wants to read what is done.
    static let isLong = number("DAILIES_KILLS") != nil

    /// Tells whoever waits.
    static func tell(_ line: String) {
        if isLong { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap(Int.init) }
}
