import FFmpeg
import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Copying what is right already")
struct CopyingTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("every packet is the source's byte for byte, in its place and at its time", arguments: CopiedPair.all)
    func packets(pair: CopiedPair) throws {
        let source = try pair.made(in: scratch)
        let outcome = try MediaPass.Work.transcode(pair.transcode).run(on: source, in: scratch.folder("made"))
        let path = try #require(outcome.files.first).path
        #expect(
            outcome.notes.filter { $0.contains("right already") } == [
                "the picture was right already and was copied", "the sound was right already and was copied",
            ])
        #expect(outcome.decodedFrames == nil)
        for kind in ["v", "a"] {
            #expect(try Judge.packetHashes(path, kind) == Judge.packetHashes(source.path, kind))
        }
        #expect(try Judge.complaints(about: path) == "")
        let (made, from) = (try PacketClock(path), try PacketClock(source.path))
        #expect(made.worstDifference(from: from) < 0.0021, "\(made) \(from)")
        #expect(abs(made.offset - from.offset) < 0.0011)
        if pair.container.hasIndex { #expect(Boxes.isIndexFirst(try Media(path: path).bytes) == true) }
    }

    @Test("MPEG-TS becomes MP4 and MKV with the same pictures and sound", arguments: [Transcode.Container.mp4, .mkv])
    func transportStream(container: Transcode.Container) throws {
        let source = try MadeClip.plain(
            "clip.ts", in: scratch, ["-c:v", "libx264", "-bf", "2", "-c:a", "aac"], sound: "sine=d=2:r=48000")
        let work = MediaPass.Work.transcode(.copying(container, .h264, .aac))
        let outcome = try work.run(on: source, in: scratch.folder("made"))
        let path = try #require(outcome.files.first).path
        #expect(outcome.notes.count { $0.contains("right already") } == 2)
        #expect(try Judge.complaints(about: path) == "")
        for stream in ["v", "a"] {
            #expect(try Judge.decodedHash(path, stream) == Judge.decodedHash(source.path, stream))
        }
        let (made, from) = (try PacketClock(path), try PacketClock(source.path))
        #expect(made.worstDifference(from: from) < 0.0021)
        #expect(abs(made.offset - from.offset) < 0.0011)
    }

    @Test("one stream is copied while the other is encoded", arguments: ["picture", "sound"])
    func mixed(copied: String) throws {
        let source = try MadeClip.plain(
            "clip.mp4", in: scratch, ["-c:v", "libx264", "-c:a", "aac", "-ac", "2"], sound: "sine=d=2:r=48000")
        var transcode = Transcode.copying(.mp4, .h264, .aac)
        if copied == "picture" { transcode.audio?.copy = .never } else { transcode.video.copy = .never }
        let outcome = try MediaPass.Work.transcode(transcode).run(on: source, in: scratch.folder("made"))
        let path = try #require(outcome.files.first).path
        let same = try ["v", "a"].map { try Judge.packetHashes(path, $0) == Judge.packetHashes(source.path, $0) }
        #expect(same == [copied == "picture", copied == "sound"])
        #expect(try Judge.complaints(about: path) == "")
        #expect(try Judge.frameTimes(path).count == 50)
        #expect(abs(try PacketClock(path).offset - PacketClock(source.path).offset) < 0.0011)
    }

    @Test("sound that begins late begins late, and priming stays where it was")
    func late() throws {
        let source = Media.fixture("late.mp4")
        let work = MediaPass.Work.transcode(.copying(.mp4, .h264, .aac))
        let path = try #require(try work.run(on: source, in: scratch.path).files.first).path
        #expect(try Judge.packetHashes(path, "a") == Judge.packetHashes(source.path, "a"))
        #expect(try Judge.soundOnset(path) == Judge.soundOnset(source.path))
        #expect(try Judge.samples(path).count == Judge.samples(source.path).count)
    }

    @Test("what can't be copied though it always shall is one sentence")
    func always() throws {
        let source = try MadeClip.plain("clip.mp4", in: scratch, ["-c:v", "libx264", "-c:a", "aac"])
        let work = MediaPass.Work.transcode(.copying(.webm, .vp9, .opus, .always))
        let error = #expect(throws: MediaError.self) { try work.run(on: source, in: scratch.folder("made")) }
        #expect(
            error?.message
                == "the picture of clip.mp4 can't be copied: WebM can't hold H.264; say \"copy\": \"whenRight\" to encode it"
        )
        #expect(try Media.names(in: scratch.folder("made")) == [])
    }

    @Test("what is copied always is copied as it is, and what is not right about it is told")
    func alwaysWrong() throws {
        let source = Media.fixture("rotated.mp4")
        var transcode = Transcode.copying(.mp4, .h264, .aac, .always)
        transcode.video.maxWidth = 64
        let outcome = try MediaPass.Work.transcode(transcode).run(on: source, in: scratch.path)
        let path = try #require(outcome.files.first).path
        #expect(outcome.notes.contains("the picture was copied, though it is rotated"))
        #expect(try Judge.packetHashes(path, "v") == Judge.packetHashes(source.path, "v"))
        let turn = { (path: String) in try ProbeReport.of(path).video?.side_data_list?.compactMap(\.rotation).first }
        #expect(try turn(path) == turn(source.path))
    }

    @Test("what isn't right is encoded, and it is told why")
    func encoded() throws {
        let outcome = try MediaPass.Work.transcode(.copying(.mp4, .h264, .aac)).run(
            on: .fixture("rotated.mp4"), in: scratch.path)
        #expect(outcome.notes.contains("the picture was encoded: it is rotated"))
        #expect(try ProbeReport.of(try #require(outcome.files.first).path).video?.side_data_list?.isEmpty ?? true)
    }

    @Test("a damaged clip isn't handed on as a copy of itself")
    func damaged() throws {
        let source = try MadeClip.plain("clip.mp4", in: scratch, ["-c:v", "libx264", "-g", "100", "-c:a", "aac"])
        var bytes = try source.bytes
        let media = try #require(bytes.firstRange(of: Array("mdat".utf8))).upperBound
        for place in media + 4_000..<media + 4_400 { bytes[place] = 0x55 }
        let broken = Media(path: try scratch.write(bytes, to: "broken.mp4"))
        let work = MediaPass.Work.transcode(.copying(.mp4, .h264, .aac))
        let error = #expect(throws: MediaError.self) { try work.run(on: broken, in: scratch.folder("made")) }
        #expect(error?.reason == .unreadable)
        #expect(
            error?.message
                == "broken.mp4 is damaged: its copy, copy.mp4, can't be decoded whole; say \"copy\": \"never\" to encode "
                + "what can be decoded")
    }
}

/// The times of a file's packets, as `ffprobe` tells them.
struct PacketClock {
    private let pictures: [Double]
    private let sound: [Double]

    init(_ path: String) throws {
        pictures = try Judge.packetTimes(path, "v").sorted()
        sound = try Judge.packetTimes(path, "a").sorted()
    }

    /// How much later the sound begins than the pictures.
    var offset: Double { (sound.first ?? 0) - (pictures.first ?? 0) }

    /// The most that times differ which are counted from the first.
    func worstDifference(from other: PacketClock) -> Double {
        [(pictures, other.pictures), (sound, other.sound)].map { made, from in
            guard made.count == from.count, let first = made.first, let begin = from.first else { return .infinity }
            return zip(made, from).map { abs(($0 - first) - ($1 - begin)) }.max() ?? 0
        }.max() ?? 0
    }
}

extension Judge {
    /// When the packets of the first stream of a kind, `a` or `v`, are shown or heard, in seconds.
    static func packetTimes(_ path: String, _ kind: String) throws -> [Double] {
        let output = try Tool.output(
            "ffprobe",
            ["-v", "error", "-select_streams", "\(kind):0", "-show_entries", "packet=pts_time", "-of", "csv=p=0", path])
        return String(decoding: output, as: UTF8.self).split { $0.isNewline || $0 == "," }.compactMap { Double($0) }
    }

    /// A hash of all that is decoded of the first stream of a kind.
    static func decodedHash(_ path: String, _ kind: String) throws -> String {
        let output = try Tool.output(
            "ffmpeg", ["-nostdin", "-v", "error", "-i", path, "-map", "0:\(kind):0", "-f", "md5", "-"])
        return String(decoding: output, as: UTF8.self)
    }
}
