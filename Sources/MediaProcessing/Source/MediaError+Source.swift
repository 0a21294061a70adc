import FFmpeg
import Foundation
import MediaTypes
import Wording

extension MediaError {
    /// Why a source could not be opened, in a sentence that says what the file is instead, where that is known.
    init(opening name: String, at path: String, _ error: FFmpegError) {
        if error.reason == .cancelled {
            self.init(.cancelled, "\(name): cancelled")
        } else if error.text == "the file is empty" {
            self.init(.unreadable, "\(name) is empty")
        } else if error.function == "open" {
            self.init(.unreadable, "\(name) can't be opened: \(error.text)")
        } else {
            self.init(refused: name, at: path, error)
        }
    }

    /// Why FFmpeg doesn't take a file for media.
    private init(refused name: String, at path: String, _ error: FFmpegError) {
        let bytes = Self.head(of: path)
        if let kind = ForeignFile.kind(of: bytes) {
            self.init(.unreadable, "\(name) is \(kind), not a media file")
        } else if error.reason == .unsupported {
            self.init(.unsupported, "\(name) can't be read: \(error.text)")
        } else if let words = DamagedFile.words(for: bytes, MovieOutline(path: path)) {
            self.init(.unreadable, "\(name) is \(words)", cause: error)
        } else {
            self.init(.unreadable, "\(name) is damaged or is not a media file that can be read", cause: error)
        }
    }

    private static func head(of path: String) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? handle.close() }
        return (try? handle.read(upToCount: ForeignFile.head)).map(Array.init) ?? []
    }

    /// Why a source that ends before its time is not used.
    init(_ shortfall: ReadExtent.Shortfall, of name: String) {
        let end = Words.decimals(shortfall.end, 2)
        let duration = Words.decimals(shortfall.duration, 2)
        self.init(.unreadable, "\(name) is cut off or damaged: of its \(duration) s only \(end) s can be read")
    }

    /// Why a source is not used in which there is nothing but its header.
    init(headerAlone name: String) {
        self.init(
            .unreadable, "\(name) is only the beginning of a media file: there are no pictures and no sound in it")
    }

    /// Why a stream, `pictures` or `sound`, can't be decoded at all.
    init(undecodable what: String, _ stream: StreamInfo, of name: String, _ error: FFmpegError) {
        if stream.codec.rawValue == "none" {
            self.init(unknown: what, stream, of: name)
        } else if error.reason == .notFound {
            self.init(
                .unsupported,
                "the \(what) of \(name) can't be decoded: the linked FFmpeg has no decoder for "
                    + "'\(stream.codec)'")
        } else {
            self.init(.unreadable, "the \(what) of \(name) can't be decoded", cause: error)
        }
    }

    /// Why a stream can't be decoded whose codec FFmpeg has no name for.
    private init(unknown what: String, _ stream: StreamInfo, of name: String) {
        let start = "the \(what) of \(name) can't be decoded: "
        guard let tag = stream.codecTag, tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            self.init(
                .unreadable, start + "the file doesn't say how \(what == "sound" ? "it is" : "they are") compressed")
            return
        }
        self.init(.unsupported, start + "the linked FFmpeg doesn't know '\(tag)'")
    }

    /// Why sound can't be encoded of which the file doesn't say enough.
    init(unknownSound stream: StreamInfo, of name: String) {
        guard stream.codec.rawValue != "none" else {
            self.init(unknown: "sound", stream, of: name)
            return
        }
        self.init(
            .unreadable,
            "the sound of \(name) can't be decoded: the file doesn't say how many samples a second and "
                + "channels it has")
    }

    /// Why a stream is not used that is encrypted.
    init(encrypted name: String) {
        self.init(.unsupported, "\(name) is encrypted, and can't be decoded without its key")
    }
}
