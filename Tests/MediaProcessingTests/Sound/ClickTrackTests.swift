import FFmpeg
import MediaProcessing
import Testing

@Suite("Sound stays where it was")
struct ClickTrackTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("extracted: within a millisecond of where it was heard in the file", arguments: ClickTrack.allCases)
    func extracted(track: ClickTrack) throws {
        let media = try track.file(in: scratch)
        let source = try Clicks(media.path)
        for format in AudioTrack.Format.allCases {
            let outcome = try MediaPass.Work.sound(format).run(on: media, in: scratch.path)
            let made = try Clicks(try #require(outcome.files.first).path)
            // An MP3's times count what its decoder throws away; a player's don't.
            let distance = Clicks.distance(
                made.times(from: format == .mp3 ? made.firstSound : 0), source.times(from: source.begin))
            #expect(try #require(distance) < 0.001, "\(format): \(made) of \(source)")
        }
    }

    @Test("copied: as much as is heard of the file", arguments: [ClickTrack.primed, .cut, .early, .offset, .untold])
    func copied(track: ClickTrack) throws {
        let media = try track.file(in: scratch)
        let outcome = try MediaPass.Work.sound(.m4a).run(on: media, in: scratch.path)
        #expect(outcome.notes.first == "the sound was right already and was copied")
        let path = try #require(outcome.files.first).path
        #expect(try Judge.samples(path).count == Judge.samples(media.path).count)
        #expect(try Judge.packetHashes(path, "a") == Judge.packetHashes(media.path, "a"))
    }

    @Test("encoded: within a millisecond of where it was beside the pictures", arguments: ClickTrack.allCases)
    func transcoded(track: ClickTrack) throws {
        let media = try track.file(in: scratch)
        let source = try Clicks(media.path)
        for kind in Self.kinds {
            let outcome = try MediaPass.Work.transcode(kind.transcode(named: "web")).run(on: media, in: scratch.path)
            let made = try Clicks(try #require(outcome.files.first).path)
            let distance = Clicks.distance(
                made.times(from: try #require(made.firstPicture)), source.times(from: try #require(source.firstPicture))
            )
            #expect(try #require(distance) < 0.0015, "\(kind): \(made) of \(source)")
        }
    }

    @Test("copied beside the pictures: no more is heard than of the file", arguments: ClickTrack.allCases)
    func copiedBeside(track: ClickTrack) throws {
        let media = try track.file(in: scratch)
        let source = try Clicks(media.path)
        let heard = try Judge.samples(media.path).count
        for container in [Transcode.Container.mp4, .mov, .mkv] {
            let work = MediaPass.Work.transcode(.copying(container, .h264, .aac))
            let outcome = try work.run(on: media, in: try scratch.folder("\(container)"))
            let path = try #require(outcome.files.first).path
            let made = try Clicks(path)
            let distance = Clicks.distance(
                made.times(from: try #require(made.firstPicture)), source.times(from: try #require(source.firstPicture))
            )
            #expect(try #require(distance) < 0.0015, "\(container): \(made) of \(source)")
            // Encoders fill up their last packet; Matroska has what is before the sound in it.
            let rate = Double(try ProbeReport.of(path).audio?.sample_rate ?? "") ?? 1
            let from = Double(try ProbeReport.of(media.path).audio?.sample_rate ?? "") ?? 1
            let surplus = Double(try Judge.samples(path).count) / rate - Double(heard) / from
            #expect(-0.001...0.048 ~= surplus, "\(container)")
        }
    }

    @Test("in Matroska AAC makes the file begin later, which is told")
    func matroska() throws {
        let media = try ClickTrack.primed.file(in: scratch)
        let note =
            "MKV can't say what AAC has before the sound: pictures and sound begin 21 ms after the file, together; Opus has "
            + "none of it"
        for copying in [Transcode.Copying.never, .whenRight] {
            for codec in [Transcode.AudioCodec.aac, .opus] {
                let transcode = Transcode.copying(.mkv, .h264, codec, copying)
                let outcome = try MediaPass.Work.transcode(transcode).run(
                    on: media, in: try scratch.folder("\(codec)-\(copying)"))
                let path = try #require(outcome.files.first).path
                let begin = try #require(try Judge.frameTimes(path, only: 1).first)
                #expect(outcome.notes.contains(note) == (begin > 0.01))
                #expect(begin > 0.01 || codec == .opus || FFmpegLibrary.matroskaTellsPriming)
            }
        }
    }

    private static let kinds = [
        WebKind.mp4, .webm, WebKind(container: .mkv, video: .h264, audio: .aac),
        WebKind(container: .mkv, video: .h264, audio: .opus), WebKind(container: .mov, video: .h264, audio: .aac),
    ]
}
