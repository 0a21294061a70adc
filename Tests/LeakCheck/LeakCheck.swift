import Foundation

/// Opens, decodes, encodes, writes, fails and closes many times over; `Scripts/leaks` runs it under valgrind.
///
/// Its arguments are the folder of the media and a folder to write into. It ends with 1 if something that should fail
/// does not, or the other way round: a check of leaks on paths that are never taken would say nothing.
@main
enum LeakCheck {
    /// How often everything is done: what a round loses shows as a multiple.
    private static let rounds = 5

    static func main() {
        do {
            guard CommandLine.arguments.count == 3 else {
                throw Surprise(what: "usage: LeakCheck MEDIA-FOLDER SCRATCH-FOLDER")
            }
            try run(media: CommandLine.arguments[1], scratch: CommandLine.arguments[2])
        } catch {
            FileHandle.standardError.write(Data("LeakCheck: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(media: String, scratch: String) throws {
        for _ in 0..<rounds {
            try Reading(media: media).run()
            try Writing(media: media, scratch: scratch).run()
            try Failing(media: media, scratch: scratch).run()
        }
        print("\(rounds) rounds of reading, writing and failing")
    }
}

/// Something went otherwise than it should.
struct Surprise: Error, CustomStringConvertible {
    let what: String

    var description: String { what }
}

/// Throws unless something is as it should be.
func require(_ isSo: Bool, _ what: String) throws {
    guard isSo else { throw Surprise(what: what) }
}
