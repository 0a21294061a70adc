import Foundation
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Names of codecs for browsers")
struct CodecStringTests {
    /// What the standards give as examples, or follows from their tables.
    @Test(
        "are made of the bytes that configure a decoder",
        arguments: [
            ("h264", [1, 0x64, 0, 0x28, 0xFF], "avc1.640028"), ("h264", [1, 0x42, 0xC0, 0x1E], "avc1.42C01E"),
            // ISO/IEC 14496-15 annex E.3: Main profile, Main tier, level 3.1, progressive and not packed.
            ("hevc", [1, 0x01, 0x60, 0, 0, 0, 0xB0, 0, 0, 0, 0, 0, 93], "hvc1.1.6.L93.B0"),
            ("hevc", [1, 0x22, 0x20, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 153], "hvc1.2.4.H153.90"),
            ("hevc", [1, 0x41, 0x60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30], "hvc1.A1.6.L30"),
            ("av1", [0x81, 0x04, 0x0C, 0], "av01.0.04M.08"), ("av1", [0x81, 0x2D, 0xC0, 0], "av01.1.13H.10"),
            ("aac", [0x12, 0x10], "mp4a.40.2"), ("aac", [0x2B, 0x92], "mp4a.40.5"),
            ("aac", [0xF9, 0x48], "mp4a.40.42"),
            ("opus", [], "opus"),
        ] as [(String, [UInt8], String)])
    func names(codec: String, bytes: [UInt8], name: String) {
        let kind: MediaKind = ["aac", "opus"].contains(codec) ? .audio : .video
        let stream = StreamInfo(
            index: 0, kind: kind, codec: CodecID(rawValue: codec), timeBase: Rational(1, 1_000))
        #expect(CodecString(stream, bytes)?.text == name)
    }

    @Test(
        "have the four letters of the file where those say that configuration may change on the way",
        arguments: [
            ("h264", "avc3", [1, 0x64, 0, 0x28], "avc3.640028"), ("h264", "H264", [1, 0x64, 0, 0x28], "avc1.640028"),
            ("hevc", "hev1", [1, 0x01, 0x60, 0, 0, 0, 0xB0, 0, 0, 0, 0, 0, 93], "hev1.1.6.L93.B0"),
            ("hevc", "dvh1", [1, 0x01, 0x60, 0, 0, 0, 0xB0, 0, 0, 0, 0, 0, 93], "hvc1.1.6.L93.B0"),
        ] as [(String, String, [UInt8], String)])
    func letters(codec: String, tag: String, bytes: [UInt8], name: String) {
        var stream = StreamInfo(index: 0, kind: .video, codec: CodecID(rawValue: codec), timeBase: Rational(1, 1_000))
        stream.codecTag = tag
        #expect(CodecString(stream, bytes)?.text == name)
    }

    @Test("say colours where they are not the usual ones")
    func colors() {
        var stream = StreamInfo(index: 0, kind: .video, codec: .av1, timeBase: Rational(1, 1_000))
        stream.video = VideoInfo(resolution: Resolution(width: 1_920, height: 1_080))
        stream.video?.color = ColorTags(primaries: "bt2020", transfer: "smpte2084", matrix: "bt2020nc", range: "tv")
        #expect(CodecString(stream, [0x81, 0x08, 0x4C, 0])?.text == "av01.0.08M.10.0.110.09.16.09.0")
        stream.codec = .vp9
        stream.profile = "Profile 2"
        stream.video?.averageFrameRate = Rational(30, 1)
        #expect(CodecString(stream, [])?.text == "vp09.02.40.10.01.09.16.09.00")
    }

    @Test("are missing where nothing configures the decoder, and of codecs that have none")
    func missing() {
        let stream = { StreamInfo(index: 0, kind: .video, codec: $0, timeBase: Rational(1, 1_000)) }
        #expect(CodecString(stream(.h264), []) == nil)
        #expect(CodecString(stream(.hevc), [1, 2]) == nil)
        #expect(CodecString(stream(.mpeg4), [1, 2, 3, 4]) == nil)
        #expect(CodecString.all([(stream(.vp8), []), (stream(.mpeg4), [])]) == nil)
    }

    @Test("are those that FFmpeg's own writer of manifests gives the same file", arguments: WebKind.all)
    func manifest(kind: WebKind) throws {
        let scratch = try Scratch()
        let outcome = try MediaPass.Work.web(kind).run(on: .fixture("clip.mp4"), in: scratch.path)
        let file = try #require(outcome.files.first)
        let names = try #require(file.codecs).split(separator: ", ").map(String.init)
        let manifest = try Tool.output(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-i", file.path, "-c", "copy", "-f", "dash"]
                + ["-dash_segment_type", "mp4", scratch.path + "/web.mpd"])
        #expect(manifest.isEmpty)
        let text = try String(contentsOfFile: scratch.path + "/web.mpd", encoding: .utf8)
        let judged = text.matches(of: #/ codecs="([^"]+)"/#).map { String($0.1).lowercased() }
        #expect(judged.count == 2)
        for (name, other) in zip(names, judged) where other.contains(".") {
            #expect(other.lowercased().hasPrefix(name.lowercased()), "\(other)")
        }
    }

    @Test("are such as a browser takes for what it can play", .enabled(if: Browser.isThere, Browser.absence))
    func browser() throws {
        let scratch = try Scratch()
        var types: [String] = []
        for kind in WebKind.all where kind.container == .mp4 || kind.container == .webm {
            let outcome = try MediaPass.Work.web(kind).run(
                on: .fixture("clip.mp4"), in: scratch.folder("\(kind.video) \(kind.container) \(kind.audio)"))
            let codecs = try #require(outcome.files.first?.codecs)
            types.append("video/\(kind.container); codecs=\"\(codecs)\"")
        }
        // HEVC plays where there is a decoder in hardware; what isn't a name at all plays nowhere.
        let answers = try Browser.answers(to: types + ["video/mp4; codecs=\"avc1.zzz\""], in: scratch)
        let refused = zip(types, answers).filter { $0.1.isEmpty && !$0.0.contains("hvc1") }.map(\.0)
        #expect(refused == [] && answers.last == "")
    }
}

/// Chromium, as the judge of what a browser makes of a name.
private enum Browser {
    static let absence: Comment = "there is no Chromium here"
    static let isThere = (try? Tool.run("chromium", ["--version"]).status) == 0

    /// What `canPlayType` answers; empty for what can't be played.
    static func answers(to types: [String], in scratch: Scratch) throws -> [String] {
        let list = String(decoding: try JSONEncoder().encode(types), as: UTF8.self)
        let page = """
            <body><script>
            const video = document.createElement("video");
            document.body.textContent = "[" + \(list).map(type => video.canPlayType(type)).join("|") + "]";
            </script></body>
            """
        let path = try scratch.write(Array(page.utf8), to: "page.html")
        let text = String(
            decoding: try Tool.output(
                "chromium",
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + scratch.path + "/browser",
                    "--dump-dom", "file://" + path,
                ]), as: UTF8.self)
        let line = try #require(text.firstMatch(of: #/\[(.*)\]/#)).1
        return line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
}
