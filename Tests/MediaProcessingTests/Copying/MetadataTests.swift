import Foundation
import MediaProcessing
import MediaTypes
import Testing

@testable import FFmpeg

@Suite("Tags and content credentials")
struct MetadataTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let secrets = [
        "52.5200", "13.4050", "a secret prompt", "SecretMaker", "2021-03-04", "secret-workflow",
    ]
    private static let tags = [
        "-metadata", "title=a secret prompt", "-metadata", "comment=a secret prompt", "-metadata",
        "location=+52.5200+013.4050/", "-metadata", "com.apple.quicktime.location.ISO6709=+52.5200+013.4050/",
        "-metadata", "com.apple.quicktime.make=SecretMaker", "-metadata", "prompt=secret-workflow", "-metadata",
        "creation_time=2021-03-04T05:06:07Z", "-metadata:s:a:0", "language=deu", "-metadata:s:v:0",
        "handler_name=SecretMaker",
    ]

    /// A clip with tags in every place that `ffmpeg` writes, and XMP in a box of its own.
    private func clip(_ name: String = "clip.mov") throws -> Media {
        let flags = ["-movflags", "+use_metadata_tags"]
        let isMovie = !name.hasSuffix("mkv")
        let made = try MadeClip.plain(
            name, in: scratch,
            ["-c:v", "libx264", "-c:a", "aac", "-ac", "2"] + Self.tags + (isMovie ? flags : []),
            sound: "sine=d=2:r=48000")
        guard isMovie else { return made }
        let xmp = Array("<x:xmpmeta><exif:GPSLatitude>52.5200</exif:GPSLatitude>a secret prompt</x:xmpmeta>".utf8)
        let identifier: [UInt8] = [
            0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
        ]
        return Media(
            path: try scratch.write(try made.bytes + Boxes.box("uuid", identifier + xmp), to: "tagged." + name))
    }

    @Test("nothing of them is in any output, copied or encoded", arguments: ["clip.mov", "clip.mkv"])
    func stripped(name: String) throws {
        let source = try clip(name)
        #expect(Self.found(try source.bytes).count >= 4)
        let works: [(String, MediaPass.Work)] = [
            ("copied mp4", .transcode(.copying(.mp4, .h264, .aac))),
            ("copied mkv", .transcode(.copying(.mkv, .h264, .aac))),
            ("mp4", .web(.mp4)), ("webm", .web(.webm)), ("m4a", .sound(.m4a)), ("mp3", .sound(.mp3)),
            ("flac", .sound(.flac)), ("opus", .sound(.opus)), ("wav", .sound(.wav)),
            ("poster", .poster(Poster(at: .seconds(0), widths: [64], formats: Poster.Format.allCases))),
        ]
        for (title, work) in works {
            let outcome = try work.run(on: source, in: scratch.folder(title + name))
            #expect(!outcome.files.isEmpty)
            for (file, bytes) in try outcome.contents { #expect(Self.found(bytes) == [], "\(title) \(file)") }
            for file in outcome.files where file.media.firstAudio != nil && title.contains("copied") {
                let language = { (path: String) in try ProbeReport.of(path).audio?.tags?["language"] ?? "und" }
                #expect(try language(file.path) == language(source.path), "\(title)")
            }
        }
    }

    @Test(
        "are kept where that is asked for, and what a container has no room for is told",
        arguments: ["mp4", "mov", "mkv"])
    func kept(container: String) throws {
        var transcode = Transcode.copying(try #require(.init(rawValue: container)), .h264, .aac)
        transcode.metadata = .keep
        let outcome = try MediaPass.Work.transcode(transcode).run(on: clip(), in: scratch.folder("made"))
        let found = try ProbeReport.of(try #require(outcome.files.first).path).format.tags ?? [:]
        let lowered = Dictionary(found.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
        #expect(lowered["title"] == "a secret prompt")
        #expect(lowered["prompt"] == "secret-workflow")
        #expect(lowered["com.apple.quicktime.location.iso6709"]?.hasPrefix("+52.5200+013.4050") == true)
        #expect(outcome.notes.filter { $0.contains("has no room") } == [])
    }

    private static func found(_ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        return secrets.filter(text.contains)
    }

    // MARK: Content credentials

    private static let mark: [UInt8] =
        [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81]
        + [0, 0, 0, 0] + Array("manifest\0".utf8) + [0, 0, 0, 0, 0, 0, 0, 0] + Boxes.box("jumb", Array("c2pa".utf8))

    private func signed(_ arguments: [String] = ["-movflags", "+faststart"]) throws -> Media {
        let made = try MadeClip.plain(
            "plain.mp4", in: scratch, ["-c:v", "libx264", "-c:a", "aac", "-ac", "2"] + arguments,
            sound: "sine=d=2:r=48000")
        return Media(path: try scratch.write(try made.bytes + Boxes.box("uuid", Self.mark), to: "signed.mp4"))
    }

    private func provenance(of path: String) throws -> Provenance? {
        var options = DemuxerOptions()
        options.findsProvenance = true
        return try Demuxer(path: path, options: options).info.provenance
    }

    @Test("are found in the files that may hold them, and nowhere else")
    func detection() throws {
        #expect(try provenance(of: signed().path)?.place == "the box 'uuid'")
        #expect(try provenance(of: signed().path)?.size == Int64(Self.mark.count + 8))
        #expect(try provenance(of: clip().path) == nil)
        let sound = try Media.fixture("tone.wav").bytes
        let chunk = Array("C2PA".utf8) + [4, 0, 0, 0] + Array("jumb".utf8)
        let wave = try scratch.write(sound + chunk, to: "signed.wav")
        #expect(try provenance(of: wave) == Provenance(place: "the chunk 'C2PA'", size: 12))
        #expect(try provenance(of: Media.fixture("tone.wav").path) == nil)
        let song = try MediaPass.Work.sound(.mp3).run(on: .fixture("clip.mp4"), in: scratch.folder("song"))
        let object =
            Array("GEOB".utf8) + [0, 0, 0, 60, 0, 0, 0] + Array("application/x-c2pa-manifest-store\0\0\0jumb".utf8)
        let tag = Array("ID3".utf8) + [3, 0, 0, 0, 0, 0, 80] + object + [UInt8](repeating: 0, count: 80 - object.count)
        let mp3 = try scratch.write(tag + Media(path: try #require(song.files.first).path).bytes, to: "signed.mp3")
        #expect(try provenance(of: mp3)?.place == "the ID3 tag")
    }

    @Test("are looked for only where that is asked for")
    func unasked() throws {
        #expect(try Demuxer(path: signed().path).info.provenance == nil)
    }

    @Test("are never left out in silence")
    func dropped() throws {
        let loss = "the source's C2PA content credentials were left out: they hold only for its own file"
        let source = try signed()
        for (index, work) in [
            MediaPass.Work.transcode(.copying(.mp4, .h264, .aac)), .web(.mp4), .sound(.m4a), .picture(at: .seconds(0)),
        ].enumerated() {
            let outcome = try work.run(on: source, in: scratch.folder("\(index)"))
            #expect(outcome.notes.contains(loss), "\(work)")
            for (_, bytes) in try outcome.contents { #expect(bytes.firstRange(of: Self.mark.prefix(16)) == nil) }
        }
    }

    @Test("are kept with the file as it is, where nothing of it is to be changed")
    func keptWhole() throws {
        let source = try signed()
        let outcome = try MediaPass.Work.transcode(Self.keeping).run(on: source, in: scratch.folder("made"))
        #expect(try Media(path: #require(outcome.files.first).path).bytes == source.bytes)
        #expect(outcome.notes.contains("the file was handed on as it is, with its C2PA content credentials"))
    }

    @Test("can't be kept where something has to be changed, and that is an error that says what")
    func notKept() throws {
        let source = try signed([])
        var transcode = Self.keeping
        transcode.video.maxWidth = 32
        let error = #expect(throws: MediaError.self) {
            try MediaPass.Work.transcode(transcode).run(on: source, in: scratch.folder("made"))
        }
        #expect(
            error?.message
                == "signed.mp4 carries C2PA content credentials, which hold only while nothing of the file is changed, and it "
                + "isn't what is asked for: its index doesn't come first; the picture is encoded; it is 64x48, over 32x24; "
                + "say \"provenance\": \"strip\", or publish the file itself")
    }

    private static var keeping: Transcode {
        var transcode = Transcode.copying(.mp4, .h264, .aac)
        transcode.metadata = .keep
        transcode.provenance = .keep
        return transcode
    }
}
