import FFmpeg
import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Poster")
struct PosterTests {
    @Test("has the colours that were drawn, whatever matrix and range the clip has", arguments: Bars.all)
    func colors(bars: Bars) throws {
        let files = try posters(Poster(at: .first, widths: [128], formats: Poster.Format.allCases), of: bars.media)
        #expect(files.map(\.name) == ["128.jpg", "128.png", "128.webp"])
        for (file, tolerance) in zip(files, [12, 4, 12]) {
            let filters = file.name.hasSuffix("webp") ? "scale=in_color_matrix=bt601:in_range=tv" : "null"
            #expect(bars.worstError(of: try Picture(file.path, filters: filters)) <= tolerance, "\(file.name)")
        }
    }

    @Test("keeps the shape, and is never wider than the picture")
    func sizes() throws {
        let poster = Poster(at: .first, widths: [32, 80, 160, 320, 4_000], formats: [.png])
        let files = try posters(poster, of: .fixture("clip.mp4"))
        #expect(try files.map { try size(of: $0.path) } == ["32x18", "80x45", "160x90"])
    }

    @Test(
        "is upright and has square pixels",
        arguments: [
            ("turned-90.mp4", "32x64"), ("turned-180.mp4", "64x32"), ("turned-270.mp4", "32x64"),
            ("rotated.mp4", "64x128"), ("wide.mp4", "128x48"), ("odd.mkv", "35x27"),
        ])
    func upright(name: String, size expected: String) throws {
        let source = Media.fixture(name)
        let file = try #require(try posters(Poster(at: .first, widths: [999], formats: [.png]), of: source).first)
        #expect(try size(of: file.path) == expected)
        let (made, judged) = (try Picture(file.path), try Picture(source.path, filters: "scale=iw*sar:ih"))
        for (x, y) in [(1, 1), (3, 1), (1, 3), (3, 3)] {
            let place = (made.width * x / 4, made.height * y / 4)
            let difference = zip(made.color(place.0, place.1), judged.color(place.0, place.1)).map { abs($0 - $1) }
            #expect(difference.max() ?? 255 <= 48, "at \(place)")
        }
    }

    @Test(
        "of high dynamic range is of standard range, as FFmpeg's own filters make it",
        arguments: ["smpte2084", "arib-std-b67"])
    func highRange(transfer: String) throws {
        let clip = try Clip.highRange(transfer, in: scratch)
        let poster = Poster(at: .first, widths: [999], formats: [.png])
        let outcome = try MediaPass.Work.poster(poster).run(on: clip, in: scratch.folder("made"))
        #expect(outcome.notes.last == "high dynamic range was made standard (BT.709)")
        let reference = try Clip.converted(
            clip,
            [
                "-frames:v", "1", "-update", "1", "-vf",
                Clip.toneMapping + ",scale=in_color_matrix=bt709:in_range=tv:\(Picture.exact),format=rgb24",
            ],
            "reference.png", in: scratch)
        let file = try #require(outcome.files.first)
        #expect(try Judge.similarity(reference.path, file.path) > 0.995)
        #expect(try Judge.similarity(clip.path, file.path) < 0.95)
    }

    @Test("of pictures that can be seen through lies on the background", arguments: Poster.Format.allCases)
    func background(format: Poster.Format) throws {
        let clip = try Clip.drawn(
            "color=0xff0000@0.5:s=64x64:r=25:d=0.2,format=rgba", ["-c:v", "png"], "alpha.mov", in: scratch)
        for (background, blue) in [(RGBColor.black, 0), (RGBColor(red: 0, green: 0, blue: 255), 127)] {
            let poster = Poster(at: .first, widths: [64], formats: [format], background: background)
            let outcome = try MediaPass.Work.poster(poster).run(on: clip, in: scratch.folder("on-\(blue)"))
            let picture = try Picture(try #require(outcome.files.first).path)
            let worst = zip(picture.color(32, 32), [128, 0, blue]).map { abs($0 - $1) }.max()
            #expect(try #require(worst) <= 4, "\(picture.color(32, 32))")
            #expect(
                outcome.notes.last
                    == "where pictures can be seen through, they were laid on the background, \(background)")
        }
    }

    @Test("of its own choice isn't the black that a clip begins with")
    func auto() throws {
        #expect(try brightness(.first, of: "fade.mp4") < 4)
        #expect(try brightness(.auto, of: "fade.mp4") > 60)
    }

    /// Frame n of `steps.mp4` has a luma of 16 + 8n.
    @Test(
        "is the first frame at or after the moment asked for",
        arguments: [
            (Poster.Moment.first, 0), (.middle, 13), (.seconds(0), 0), (.seconds(0.4), 10), (.seconds(0.41), 11),
            (.seconds(0.96), 24), (.seconds(99), 24),
        ])
    func moment(moment: Poster.Moment, frame: Int) throws {
        let luma = try brightness(moment, of: "steps.mp4") * 219 / 255 + 16
        #expect(Int(((luma - 16) / 8).rounded()) == frame)
    }

    @Test(
        "of a clip of one frame or a few there is one at any moment", arguments: ["single.mp4", "short.mp4"],
        [Poster.Moment.auto, .first, .middle, .seconds(0), .seconds(0.05), .seconds(99)])
    func tiny(name: String, moment: Poster.Moment) throws {
        #expect(try brightness(moment, of: name) > 20)
    }

    @Test(
        "in the middle is found from the keyframe before it, and is the one that is found from the beginning",
        arguments: [
            ("b.mp4", "libx264", ["-g", "24", "-bf", "3"]),
            ("open.mp4", "libx264", ["-x264-params", "keyint=24:open-gop=1"]),
            ("plain.mkv", "libx264", ["-g", "24", "-bf", "2", "-x264-params", "b-pyramid=none"]),
            ("refresh.mkv", "libx264", ["-x264-params", "intra-refresh=1:keyint=24"]),
            ("one-group.mov", "libx264", ["-g", "1000", "-bf", "3"]),
            ("open-hevc.mp4", "libx265", ["-x265-params", "keyint=24:open-gop=1:log-level=none"]),
            ("vp9.webm", "libvpx-vp9", ["-g", "24", "-b:v", "500k", "-deadline", "realtime", "-cpu-used", "8"]),
        ])
    func leaps(name: String, encoder: String, arguments: [String]) throws {
        let clip = try Clip.drawn(
            "testsrc2=s=160x96:r=24:d=5", ["-c:v", encoder, "-pix_fmt", "yuv420p"] + arguments, name, in: scratch)
        for moment in [Poster.Moment.middle, .seconds(1), .seconds(1.99), .seconds(4.9), .seconds(7)] {
            #expect(try alone(moment, of: clip).contents == besideFirst(moment, of: clip), "\(moment)")
        }
    }

    /// From the beginning it would be 372 packets and as many pictures.
    @Test(
        "late in a clip costs what lies behind the keyframe before it, and nothing that no other picture refers to",
        arguments: [(24, 100), (1_000, 650)])
    func leapsFar(group: Int, moves: Int) throws {
        let clip = try Clip.drawn(
            "testsrc2=s=160x96:r=24:d=20", ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "\(group)", "-bf", "3"],
            "long.mp4", in: scratch)
        let pass = MediaPass(clip, [.init(id: "poster", work: .picture(at: .seconds(15.5)), folder: scratch.path)])
        let runner = MediaPassRunner(pass)
        runner.run { _ in }
        #expect(runner.moved < moves, "packets and pictures")
    }

    @Test(
        "in the middle is the one that is found from the beginning, in media that nobody here made",
        .enabled(if: SharedMedia.isThere, SharedMedia.absence),
        arguments: (SharedMedia.real + SharedMedia.awkward).filter { $0.name != SharedMedia.longest })
    func leapsInRealMedia(media: Media) throws {
        guard let whole = try? besideFirst(.middle, of: media) else {
            #expect(throws: MediaError.self) { try alone(.middle, of: media) }
            return
        }
        #expect(try alone(.middle, of: media).contents == whole)
    }

    private func alone(_ moment: Poster.Moment, of media: Media) throws -> PassOutcome {
        try MediaPass.Work.picture(at: moment).run(on: media, in: scratch.path)
    }

    /// The image that is made in a pass that needs the first picture too, and so reads the source from its beginning.
    private func besideFirst(_ moment: Poster.Moment, of media: Media) throws -> [String: [UInt8]] {
        let folders = try ["first", "late"].map { try scratch.folder($0) }
        let outputs = zip(folders, [MediaPass.Work.picture(at: .first), .picture(at: moment)]).map {
            MediaPass.Output(id: $0, work: $1, folder: $0)
        }
        return try #require(MediaPass(media, outputs).results()[folders[1]]).get().contents
    }

    @Test("is the same bytes each time, in each format")
    func repeatable() throws {
        let poster = Poster(widths: [80], formats: Poster.Format.allCases)
        let outcomes = try (0..<2).map { _ in
            try MediaPass.Work.poster(poster).run(on: .fixture("clip.mp4"), in: scratch.path).contents
        }
        #expect(outcomes[0] == outcomes[1])
    }

    @Test("as a JPEG is as coarse as it is asked to be", arguments: [(100, 1), (80, 5), (20, 20), (1, 25)])
    func quality(_ quality: Int, quantizer: Int) throws {
        let source = Media.fixture("clip.mp4")
        let poster = Poster(at: .first, widths: [999], formats: [.jpeg], quality: quality)
        let file = try #require(try posters(poster, of: source).first)
        let judged = scratch.path + "/judged.jpg"
        let words = [
            "-v", "error", "-i", source.path, "-frames:v", "1", "-qmin", "1", "-q:v", String(quantizer), judged,
        ]
        _ = try Tool.output("ffmpeg", words)
        let table = try quantization(file.path)
        #expect(table.count == 64)
        #expect(table == (try quantization(judged)))
    }

    @Test("without a video stream it says so")
    func noVideo() throws {
        let error = #expect(throws: MediaError.self) {
            try posters(Poster(widths: [80], formats: [.png]), of: .fixture("tone.wav"))
        }
        #expect(error == MediaError(.noSuchStream, "tone.wav has no video stream, and thumbnail needs one"))
        #expect(scratch.names == [])
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func posters(_ poster: Poster, of media: Media) throws -> [PassOutcome.File] {
        try MediaPass.Work.poster(poster).run(on: media, in: scratch.path).files
    }

    private func brightness(_ moment: Poster.Moment, of name: String) throws -> Double {
        let files = try posters(Poster(at: moment, widths: [999], formats: [.png]), of: .fixture(name))
        return try Picture(try #require(files.first).path).brightness
    }

    /// The first table of quantisers in a JPEG file: ITU-T T.81, B.2.4.1.
    private func quantization(_ path: String) throws -> [UInt8] {
        let data = try Data(contentsOf: URL(filePath: path))
        let marker = try #require(data.firstRange(of: [0xFF, 0xDB]))
        return Array(data[marker.upperBound...].dropFirst(3).prefix(64))
    }

    private func size(of path: String) throws -> String {
        try #require(try ProbeReport.of(path).video).size
    }
}
