import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("The tracks that a transcode leaves out")
struct LeftOutTracksTests {
    private func note(_ kinds: [MediaKind], covers: Int = 0, wantsSound: Bool = true) -> String? {
        var streams = kinds.enumerated().map { index, kind in
            StreamInfo(index: index, kind: kind, codec: .h264, timeBase: Rational(1, 25))
        }
        for index in 0..<covers {
            var cover = StreamInfo(index: kinds.count + index, kind: .video, codec: .png, timeBase: Rational(1, 25))
            cover.isAttachedPicture = true
            streams.append(cover)
        }
        let source = MediaInfo(container: ["matroska"], size: 1, streams: streams)
        return LeftOutTracks(of: source, wantsSound: wantsSound).note
    }

    @Test("are none of a plain clip, with sound or without, and no data")
    func none() {
        #expect(note([.video, .audio]) == nil)
        #expect(note([.video]) == nil)
        #expect(note([.video, .audio, .data]) == nil)
        #expect(note([.video, .audio, .audio], wantsSound: false) == nil)
    }

    @Test("are told, each kind with its number")
    func told() {
        #expect(
            note([.video, .audio, .audio, .subtitle, .subtitle]) == "left out: 1 further sound track, 2 subtitle tracks"
        )
        #expect(
            note([.video, .video, .video, .attachment], covers: 1)
                == "left out: 2 further tracks of pictures, 1 cover, 1 attached file")
    }

    @Test("are told with what is made of a file that has them")
    func made() throws {
        let scratch = try Scratch()
        let media = try MadeClip.plain(
            "two.mkv", in: scratch, ["-map", "0", "-map", "1", "-map", "1", "-c:v", "libx264", "-c:a", "aac"])
        let transcode = Transcode(
            name: "web.mp4", container: .mp4, video: Transcode.VideoCodec.h264.usual,
            audio: Transcode.AudioCodec.aac.usual)
        let outcome = try MediaPass.Work.transcode(transcode).run(on: media, in: scratch.path)
        #expect(outcome.notes.contains("left out: 1 further sound track"))
    }
}
