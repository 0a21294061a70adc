import MediaProcessing
import MediaTypes
import Testing

@Suite("Findings are those of FFmpeg's own filters", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct FilterAgreementTests {
    /// Small files of many kinds: black and frozen ones, silent and loud, shifted by edit lists, fragmented, without video.
    private static let files = [
        "real/androidx-media__midroll-5s.mp4", "real/androidx-media__testvid_1022ms.mp4", "real/mdn__flower.webm",
        "real/mdn__friday.mp4", "real/cogvideo__horse.mp4", "real/androidx-media__sample_av1.mp4",
        "awkward/androidx-media__edit_list_positive_shift.mp4", "awkward/androidx-media__silent-black-10s.mp4",
        "awkward/androidx-media__sample-with-key-frame-index.flv", "awkward/mp4parse__metadata.mp4",
        "awkward/androidx-media__sample_12_5fps_720p_1s.mp4", "awkward/ffmpeg-normalize__test.mp4",
        "awkward/mdn__flower-fragmented.mp4", "awkward/androidx-media__sample_with_dts_hd_ma.mkv",
        "awkward/torchcodec__nasa_13013.mp4", "awkward/androidx-media__sample_h262_mpeg_audio.ts",
        "awkward/androidx-media__sample_96khz.wav", "awkward/androidx-media__bear-vbr-xing-header.mp3",
    ]

    @Test("at the same thresholds: black, frozen and silent stretches, loudness, range and peak", arguments: files)
    func agrees(path: String) async throws {
        let media = SharedMedia.file(path)
        var probe = Probe()
        probe.depth = .frames
        let outcome = try await InProcessPasses().probe(path: media.path, name: media.name, probe)
        let judge = try FilterJudge(
            media.path, video: outcome.source.firstVideo?.index, audio: outcome.source.firstAudio?.index)
        #expect(judge.differences(from: try #require(outcome.inspection)) == [])
    }
}
