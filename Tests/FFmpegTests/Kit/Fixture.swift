import Foundation

/// The media beside the tests, with what is true of them by how they were made: see `Fixtures/Media/make`.
enum Fixture: String, CaseIterable, Sendable {
    case clip = "clip.mp4"
    case silent = "silent.webm"
    case rotated = "rotated.mp4"
    case tone = "tone.wav"

    /// Those that have pictures.
    static let moving = [clip, silent, rotated]

    /// The fixture's file.
    var path: String { Self.path(rawValue) }

    /// A file of the folder by its name, whether it is there or not.
    static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/Media/\(name)").path
    }

    /// The fixture's bytes.
    func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }
}

/// A folder that is removed when the test is over.
final class Scratch: Sendable {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "dailies-ffmpeg-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        folder = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A file's path.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Writes a file and returns its path.
    func write(_ bytes: Data, to name: String) throws -> String {
        try bytes.write(to: URL(filePath: path(name)))
        return path(name)
    }

    /// Writes a file of text and returns its path.
    func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }
}
