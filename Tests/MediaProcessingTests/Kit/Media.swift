import Foundation
import Testing

/// A media file that tests read.
struct Media: Hashable, Sendable, CustomTestStringConvertible {
    /// Its path.
    let path: String

    /// Its file's name.
    var name: String { URL(filePath: path).lastPathComponent }
    var testDescription: String { name }

    /// Its bytes.
    var bytes: [UInt8] {
        get throws { Array(try Data(contentsOf: URL(filePath: path))) }
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// One of the project's own, in `Fixtures/Media`.
    static func fixture(_ name: String) -> Media { Media(path: root.appending(path: "Fixtures/Media/\(name)").path) }
}

/// Media of other programs and cameras, in a folder beside the project that is not a part of it.
enum SharedMedia {
    /// What a test says that is skipped where the folder isn't there.
    static let absence: Comment = "the folder ../shared/media with other people's media is not there"

    /// Clips as cameras and models make them.
    static let real = files(in: "real")
    /// Clips that are whole and unusual.
    static let awkward = files(in: "awkward")
    /// One that takes half a minute to decode.
    static let longest = "androidx-media__long_1080p_av1.mp4"
    /// Those of them whose pictures are encrypted; FFmpeg decodes them all the same, to noise.
    static let encrypted: Set<String> = [
        "androidx-media__subsample_encrypted_noaltref.webm", "mp4parse__av1-clearkey-cbcs-video.mp4",
    ]
    /// Files that are damaged, or that aren't media.
    static let malformed = files(in: "malformed")

    /// Whether the folder is there.
    static var isThere: Bool { !real.isEmpty }

    /// One of the files by a part of its path, such as `real/mdn__flower.mp4`.
    static func file(_ path: String) -> Media { Media(path: folder.appending(path: path).path) }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/media")

    private static func files(in name: String) -> [Media] {
        let folder = folder.appending(path: name)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { Media(path: folder.appending(path: $0).path) }
    }
}

extension Media {
    /// The names of the files in a folder.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }
}
