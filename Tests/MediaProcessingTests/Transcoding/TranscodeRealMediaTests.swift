import FFmpeg
import Foundation
import MediaProcessing
import Testing

@Suite("Transcode of other people's clips", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct TranscodeRealMediaTests {
    private static let clips = SharedMedia.real.filter { !$0.name.hasSuffix(".mp3") }

    @Test("makes an MP4 that plays anywhere and shows what the clip shows when it shows it", arguments: clips)
    func mp4(clip: Media) throws {
        try judge(.mp4, clip, maxWidth: nil)
    }

    @Test("makes a WebM that plays anywhere and shows what the clip shows when it shows it", arguments: clips)
    func webm(clip: Media) throws {
        try judge(.webm, clip, maxWidth: 320)
    }

    private func judge(_ kind: WebKind, _ clip: Media, maxWidth: Int?) throws {
        let scratch = try Scratch()
        let outcome = try MediaPass.Work.web(kind, maxWidth: maxWidth).run(on: clip, in: scratch.path)
        let path = try #require(outcome.files.first).path
        let web = WebFile(kind, path, try ProbeReport.of(path, ["-count_frames"]))
        let source = try ProbeReport.of(clip.path, ["-count_frames"])
        let faults = try web.faults(against: source, maxWidth: maxWidth)
        #expect(faults == [])
        #expect(try Judge.complaints(about: path) == "")
        #expect(outcome.decodedFrames == source.video?.nb_read_frames.flatMap { Int($0) })
        let times = try (source: Judge.frameTimes(clip.path), made: Judge.frameTimes(path))
        #expect(times.made.count == times.source.count)
        let begin = try Self.begin(of: clip, source)
        let worst = zip(times.source, times.made).map { abs($0 - begin - $1) }.max()
        #expect(try #require(worst) < kind.tolerance)
        let likeness = try Judge.likeness(clip.path, path)
        #expect(likeness > 26)
    }

    /// When a clip begins: with Opus not where its stream of sound begins, but where it is first heard.
    private static func begin(of clip: Media, _ source: ProbeReport) throws -> Double {
        guard source.audio?.codec_name == "opus" else { return source.start }
        let firsts = try ["V:0", "a:0"].compactMap { try Judge.frameTimes(clip.path, stream: $0, only: 8).first }
        return firsts.min() ?? source.start
    }
}
