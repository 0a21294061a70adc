import FFmpeg
import Foundation
import Glibc
import Testing

/// A file that can't be read, and what is said of it.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    let name: String
    let reason: FFmpegError.Reason
    let message: String

    var testDescription: String { name }

    static let all = [
        BrokenFile(name: "missing.mp4", reason: .inputOutput, message: "open: No such file or directory"),
        BrokenFile(name: "empty.mp4", reason: .invalidData, message: "open: the file is empty"),
        BrokenFile(
            name: "truncated.mp4", reason: .invalidData,
            message: "avformat_open_input: Invalid data found when processing input (mov: moov atom not found)"),
        BrokenFile(
            name: "not-media.mp4", reason: .invalidData,
            message: "avformat_open_input: Invalid data found when processing input"),
    ]
}

@Suite("A file that can't be read")
struct BrokenFileTests {
    @Test("says why, with the line that FFmpeg logged", arguments: BrokenFile.all)
    func message(_ file: BrokenFile) {
        let error = #expect(throws: FFmpegError.self) { _ = try Demuxer(path: Fixture.path(file.name)) }
        #expect(error?.description == file.message)
        #expect(error?.reason == file.reason)
    }

    @Test("doesn't say what an earlier file had logged", arguments: BrokenFile.all, BrokenFile.all)
    func afterAnother(_ first: BrokenFile, _ second: BrokenFile) {
        _ = try? Demuxer(path: Fixture.path(first.name))
        let error = #expect(throws: FFmpegError.self) { _ = try Demuxer(path: Fixture.path(second.name)) }
        #expect(error?.description == second.message)
    }

    @Test("is refused if it is a folder, a device or a pipe that nobody writes to, without waiting")
    func irregular() throws {
        let scratch = try Scratch()
        #expect(unsafe mkfifo(scratch.path("clip.mp4"), 0o600) == 0)
        for path in [scratch.path("clip.mp4"), scratch.folder, "/dev/zero"] {
            let error = #expect(throws: FFmpegError.self) { _ = try Demuxer(path: path) }
            #expect(error?.description == "open: this is not a regular file")
        }
    }

    @Test("of any length up to the index and into it is refused as damaged, or read to its end")
    func everyLength() throws {
        let scratch = try Scratch()
        let whole = try Fixture.rotated.bytes()
        let index = try #require(whole.firstRange(of: Data("moov".utf8))).upperBound
        for length in stride(from: 1, to: whole.count, by: 97) {
            let path = try scratch.write(whole.prefix(length), to: "cut.mp4")
            do throws(FFmpegError) {
                var demuxer = try Demuxer(path: path)
                var packet = try Packet()
                while try demuxer.read(into: &packet) {}
                #expect(length > index)
            } catch {
                #expect(error.reason == .invalidData, "\(length) bytes: \(error)")
            }
        }
    }

    @Test("once the index is at the front, what is there of the media is read to its end")
    func cutMedia() throws {
        let scratch = try Scratch()
        let path = try scratch.write(try Fixture.clip.bytes().prefix(20_000), to: "cut.mp4")
        var demuxer = try Demuxer(path: path)
        var packet = try Packet()
        var count = 0
        while try demuxer.read(into: &packet) { count += 1 }
        #expect((1..<145).contains(count))
    }
}
