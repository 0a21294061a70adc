import FFmpeg
import Foundation
import MediaProcessing
import Testing

@Suite("Transcode")
struct TranscodeTests {
    @Test("turns pictures upright", arguments: ["turned-90", "turned-180", "turned-270", "rotated"])
    func rotation(name: String) throws {
        let source = Media.fixture("\(name).mp4")
        let path = try web(.mp4, of: source)
        let (upright, made) = (try Picture(source.path), try Picture(path))
        #expect(made.size == upright.size)
        #expect(try ProbeReport.of(path).video?.side_data_list == nil)
        #expect(try Judge.likeness(source.path, path) > 30)
    }

    @Test("makes pixels square and sizes even", arguments: [("wide.mp4", "128x48"), ("odd.mkv", "34x26")])
    func shape(name: String, size: String) throws {
        let video = try ProbeReport.of(try web(.mp4, of: .fixture(name))).video
        #expect(video?.size == size)
        #expect(video?.sample_aspect_ratio ?? "1:1" == "1:1")
        #expect(video?.pix_fmt == "yuv420p")
    }

    @Test(
        "keeps colours and their matrix, and makes their range limited", arguments: Bars.all, WebKind.usual)
    func colors(bars: Bars, kind: WebKind) throws {
        let path = try web(kind, of: bars.media)
        let video = try ProbeReport.of(path).video
        #expect(video?.color_space == bars.matrixTag)
        #expect(video?.color_range == "tv")
        let picture = try Picture(path, filters: "scale=in_color_matrix=\(bars.matrix):in_range=tv:flags=accurate_rnd")
        #expect(bars.worstError(of: picture) <= 12)
    }

    @Test("leaves sound where it was against the picture", arguments: WebKind.ofAnySize)
    func synchrony(kind: WebKind) throws {
        let path = try web(kind, of: .fixture("sync.mp4"))
        let tone = try #require(try Judge.soundOnset(path, threshold: 4_000))
        let frames = try Tool.output(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-i", path, "-vf", "scale=1:1", "-f", "rawvideo", "-pix_fmt", "gray", "-"])
        let white = try #require(frames.firstIndex { $0 > 128 })
        let flash = try Judge.frameTimes(path)[white]
        #expect(abs(flash - 0.5) < kind.tolerance)
        #expect(abs(tone - flash) < kind.tolerance + 0.001)
    }

    @Test("sound that starts late starts late", arguments: WebKind.ofAnySize)
    func lateSound(kind: WebKind) throws {
        let onset = try Judge.soundOnset(try web(kind, of: .fixture("late.mp4")))
        #expect(abs(try #require(onset) - 10) < 0.003)
    }

    @Test(
        "a clip of one frame, or of a few, is whole", arguments: ["single.mp4", "short.mp4"],
        WebKind.ofAnySize)
    func tiny(name: String, kind: WebKind) throws {
        let source = Media.fixture(name)
        let path = try web(kind, of: source)
        #expect(try Judge.complaints(about: path) == "")
        let frames = try ProbeReport.of(path, ["-count_frames"]).video?.nb_read_frames
        #expect(try frames == ProbeReport.of(source.path, ["-count_frames"]).video?.nb_read_frames)
    }

    @Test("makes the same bytes each time", arguments: WebKind.usual)
    func repeatable(kind: WebKind) throws {
        let first = try Data(contentsOf: URL(filePath: try web(kind, of: .fixture("clip.mp4"))))
        let second = try Data(contentsOf: URL(filePath: try web(kind, of: .fixture("clip.mp4"))))
        #expect(first == second)
    }

    @Test("a picture that is too small for AV1's encoder is told, before anything is written")
    func small() throws {
        let scratch = try Scratch()
        let kind = WebKind(container: .mp4, video: .av1, audio: .aac)
        let error = #expect(throws: MediaError.self) {
            try MediaPass.Work.web(kind).run(on: .fixture("odd.mkv"), in: scratch.path)
        }
        #expect(
            error
                == MediaError(
                    .unsupported,
                    "web.mp4 would have pictures of 34x26, and the encoder of AV1 takes none smaller than 64x64; use another codec"
                ))
        #expect(scratch.names == [])
    }

    @Test("without a video stream it says so")
    func noVideo() throws {
        let scratch = try Scratch()
        let error = #expect(throws: MediaError.self) {
            try MediaPass.Work.web(.mp4).run(on: .fixture("tone.wav"), in: scratch.path)
        }
        #expect(error == MediaError(.noSuchStream, "tone.wav has no video stream, and transcode needs one"))
        #expect(scratch.names == [])
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Makes a file and returns its path.
    private func web(_ kind: WebKind, of media: Media) throws -> String {
        let folder = try scratch.folder(UUID().uuidString)
        return try #require(try MediaPass.Work.web(kind).run(on: media, in: folder).files.first).path
    }
}
