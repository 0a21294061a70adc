import FFmpeg
import Testing

@testable import MediaProcessing

@Suite("What a file is that can't be opened")
struct UnreadableFileTests {
    @Test(
        "is told by its first bytes",
        arguments: [
            ("\u{FEFF}\n<!DOCTYPE html><html>", "an HTML page"), ("<HTML><body>", "an HTML page"),
            ("#EXTM3U\n#EXT-X-VERSION:3\n", "a playlist (HLS)"), ("#EXTM3U\nsong.mp3\n", "a playlist"),
            ("ffconcat version 1.0\nfile a.mp4\n", "a playlist"),
            ("<?xml version=\"1.0\"?><MPD type=\"static\">", "a playlist (DASH)"),
            ("v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 9000 RTP/AVP 96\n", "a session description (SDP)"),
            ("<?xml version=\"1.0\"?><svg>", "an SVG image"), ("<?xml version=\"1.0\"?><a/>", "an XML document"),
            (
                "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message>",
                "a server's error message (AccessDenied: Request has expired)"
            ),
            ("<Error><Code>NoSuchKey</Code></Error>", "a server's error message (NoSuchKey)"),
            ("{\"errors\": []}", "a JSON document"), ("words", "a text file"), ("PK\u{3}\u{4}", "a ZIP archive"),
        ])
    func foreign(text: String, kind: String) { #expect(ForeignFile.kind(of: Array(text.utf8)) == kind) }

    @Test("is told of a text that is cut off in the middle of a character")
    func cutText() { #expect(ForeignFile.kind(of: Array("für €".utf8.dropLast())) == "a text file") }

    @Test(
        "isn't guessed of anything else", arguments: [[], [0, 1, 2, 3], [0x80, 0x81], Array("\n ".utf8)] as [[UInt8]])
    func unknown(bytes: [UInt8]) { #expect(ForeignFile.kind(of: bytes) == nil) }

    @Test(
        "repeats nothing of an error message that isn't short and plain",
        arguments: ["\u{1B}[31mred", String(repeating: "x", count: 200), "", "<b>"])
    func unplain(message: String) {
        let text = "<Error><Code>No</Code><Message>\(message)</Message></Error>"
        #expect(ForeignFile.kind(of: Array(text.utf8)) == "a server's error message (No)")
    }

    @Test(
        "and what an MP4 lacks, by its boxes",
        arguments: [
            (
                outline("isom", ["ftyp", "mdat"], missing: 9),
                "an MP4 file that is cut off: its index (moov), which comes after the media, is missing"
            ),
            (outline("isom", ["ftyp", "mdat"]), "an MP4 file that can't be read: its index (moov) is missing"),
            (
                outline("isom", ["ftyp", "free"], isBroken: true),
                "an MP4 file that can't be read: its index (moov) can't be found behind damage"
            ),
            (outline("qt  ", ["ftyp", "moov"], missing: 9), "a MOV file that is cut off in its index (moov)"),
            (
                outline("isom", ["ftyp", "moov", "mdat"], missing: 9),
                "an MP4 file that can't be read: its index (moov) is damaged"
            ),
            (outline("avif", ["ftyp", "meta"]), "an AVIF image that is damaged or can't be read"),
            (outline(nil, ["meta", "mdat"]), "a HEIF image that is damaged or can't be read"),
        ])
    func movie(outline: MovieOutline, words: String) { #expect(DamagedFile.words(for: outline) == words) }

    private static func outline(
        _ brand: String?, _ types: [String], missing: Int64 = 0, isBroken: Bool = false
    ) -> MovieOutline {
        var boxes = types.map { MovieOutline.Box(type: $0) }
        boxes[boxes.count - 1] = MovieOutline.Box(type: types[types.count - 1], missingBytes: missing)
        return MovieOutline(boxes: boxes, brand: brand, isBroken: isBroken)
    }

    @Test("and what a whole MP4 is made of")
    func whole() throws {
        let outline = try #require(MovieOutline(path: Media.fixture("clip.mp4").path))
        #expect(outline.boxes.map(\.type).contains("moov") && outline.boxes.allSatisfy { $0.missingBytes == 0 })
        #expect(!outline.isBroken && outline.brand == "isom")
        #expect(MovieOutline(path: Media.fixture("silent.webm").path) == nil)
    }
}
