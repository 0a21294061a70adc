import FFmpeg
import Testing

/// A file that is called a film and names another file, which stands beside it, or a server.
struct Lure: Sendable, CustomTestStringConvertible {
    let format: String
    let text: String
    let message: String

    var testDescription: String { format }

    /// The text with the names put in.
    func text(folder: String, port: UInt16) -> String {
        text.replacing("FOLDER", with: folder).replacing("PORT", with: "\(port)")
    }

    private static func refused(_ format: String) -> String {
        "avformat_open_input: files of the format '\(format)' are not read"
    }

    static let all = [
        Lure(
            format: "hls",
            text: """
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:0
                #EXTINF:2,
                FOLDER/bait.ts
                #EXT-X-ENDLIST

                """, message: refused("hls")),
        Lure(
            format: "hls over http",
            text: """
                #EXTM3U
                #EXT-X-TARGETDURATION:2
                #EXT-X-MEDIA-SEQUENCE:0
                #EXTINF:2,
                http://127.0.0.1:PORT/bait.ts
                #EXT-X-ENDLIST

                """, message: refused("hls")),
        Lure(
            format: "concat", text: "ffconcat version 1.0\nfile 'FOLDER/bait.ts'\nfile http://127.0.0.1:PORT/bait.ts\n",
            message: refused("concat")),
        Lure(
            format: "dash",
            text: """
                <?xml version="1.0" encoding="utf-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static">
                <Period><AdaptationSet><Representation id="0"><BaseURL>FOLDER/bait.ts</BaseURL>
                </Representation></AdaptationSet></Period></MPD>

                """, message: refused("dash")),
        Lure(
            format: "sdp",
            text: """
                v=0
                o=- 0 0 IN IP4 127.0.0.1
                s=bait
                c=IN IP4 127.0.0.1
                t=0 0
                m=video PORT RTP/AVP 96
                a=rtpmap:96 H264/90000

                """, message: refused("sdp")),
    ]
}

@Suite("A playlist or script that is called a film")
struct ForeignFormatTests {
    @Test("is refused by its format, and nothing it names is opened", arguments: Lure.all)
    func refused(_ lure: Lure) throws {
        let scratch = try Scratch()
        let bell = try Doorbell()
        _ = try scratch.write(try Fixture.clip.bytes(), to: "bait.ts")
        let path = try scratch.write(lure.text(folder: scratch.folder, port: bell.port), to: "clip.mp4")
        let watch = Watch(scratch.folder)
        let error = #expect(throws: FFmpegError.self) { _ = try Demuxer(path: path) }
        #expect(error?.description == lure.message)
        #expect(error?.reason == .unsupported)
        #expect(watch.opened() == ["clip.mp4"])
        #expect(!bell.hasRung())
    }

    @Test("would be followed by FFmpeg's own command: the bait works", arguments: ["hls", "concat"])
    func bait(_ format: String) throws {
        let scratch = try Scratch()
        let lure = try #require(Lure.all.first { $0.format == format })
        _ = try scratch.write(try Fixture.clip.bytes(), to: "bait.ts")
        let local = lure.text(folder: scratch.folder, port: 9).split(separator: "\n").filter { !$0.contains("http:") }
        let path = try scratch.write(local.joined(separator: "\n") + "\n", to: "clip.mp4")
        let watch = Watch(scratch.folder)
        _ = try? Judge.run("ffprobe", ["-v", "quiet", "-f", format, "-safe", "0", "file:" + path])
        _ = try? Judge.run("ffprobe", ["-v", "quiet", "-f", format, "file:" + path])
        #expect(watch.opened() == ["bait.ts", "clip.mp4"])
    }
}
