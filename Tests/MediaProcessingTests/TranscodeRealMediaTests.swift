import FFmpeg
import Foundation
import MediaProcessing
import Testing

@Suite("Transcode of other people's clips", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct TranscodeRealMediaTests {
    private static let clips = SharedMedia.real.filter { !$0.name.hasSuffix(".mp3") }

    @Test("makes an MP4 that plays anywhere and shows what the clip shows when it shows it", arguments: clips)
    func mp4(clip: Media) throws {
        try judge(.mp4H264, clip, maxWidth: nil)
    }

    @Test("makes a WebM that plays anywhere and shows what the clip shows when it shows it", arguments: clips)
    func webm(clip: Media) throws {
        try judge(.webmVP9, clip, maxWidth: 320)
    }

    private func judge(_ preset: TranscodePreset, _ clip: Media, maxWidth: Int?) throws {
        let scratch = try Scratch()
        let outcome = try MediaPass.Work.preset(preset, maxWidth: maxWidth).run(on: clip, in: scratch.path)
        let path = try #require(outcome.files.first).path
        let web = WebFile(preset, path, try ProbeReport.of(path, ["-count_frames"]))
        let source = try ProbeReport.of(clip.path, ["-count_frames"])
        #expect(try web.faults(against: source, maxWidth: maxWidth) == [])
        #expect(try Judge.complaints(about: path) == "")
        #expect(outcome.decodedFrames == source.video?.nb_read_frames.flatMap { Int($0) })
        try compareTimes(Judge.frameTimes(clip.path).map { $0 - source.start }, Judge.frameTimes(path))
        #expect(try Judge.likeness(clip.path, path) > 26)
    }

    /// Each frame is shown when it is shown in the source, to the millisecond that WebM counts in.
    private func compareTimes(_ source: [Double], _ made: [Double]) throws {
        #expect(made.count == source.count)
        let worst = zip(source, made).map { abs($0 - $1) }.max()
        #expect(try #require(worst) < 0.0015)
    }
}
