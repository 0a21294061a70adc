import MediaProcessing
import MediaTypes
import Testing

@Suite("Findings are those of FFmpeg's own filters", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct FilterAgreementTests {
    /// Small files of many kinds, and what there is to be found in each: black and frozen ones, silent and loud, shifted by
    /// edit lists, fragmented, without video.
    private static let files: [(path: String, found: Set<FilterJudge.Measure>)] = [
        ("real/androidx-media__midroll-5s.mp4", [.frozen, .silent, .integrated, .range]),
        ("real/androidx-media__testvid_1022ms.mp4", [.integrated, .range, .truePeak]),
        ("real/mdn__flower.webm", [.silent, .integrated, .range]),
        ("real/mdn__friday.mp4", [.integrated, .range, .truePeak]),
        ("real/cogvideo__horse.mp4", []),
        ("real/androidx-media__sample_av1.mp4", [.integrated, .range]),
        ("awkward/androidx-media__edit_list_positive_shift.mp4", [.black, .frozen, .silent, .integrated, .range]),
        ("awkward/androidx-media__silent-black-10s.mp4", [.black, .frozen, .silent, .integrated, .range]),
        ("awkward/androidx-media__sample-with-key-frame-index.flv", [.black]),
        ("awkward/mp4parse__metadata.mp4", [.integrated, .range, .truePeak]),
        ("awkward/androidx-media__sample_12_5fps_720p_1s.mp4", [.silent, .integrated, .range]),
        ("awkward/ffmpeg-normalize__test.mp4", [.frozen, .integrated, .range]),
        ("awkward/mdn__flower-fragmented.mp4", [.silent, .integrated, .range]),
        ("awkward/androidx-media__sample_with_dts_hd_ma.mkv", [.silent, .integrated, .range]),
        ("awkward/torchcodec__nasa_13013.mp4", [.frozen, .integrated, .range, .truePeak]),
        ("awkward/androidx-media__sample_h262_mpeg_audio.ts", [.integrated, .range]),
        ("awkward/androidx-media__sample_96khz.wav", [.integrated, .range]),
        ("awkward/androidx-media__bear-vbr-xing-header.mp3", [.integrated, .range, .truePeak]),
    ]

    @Test("at the same thresholds: black, frozen and silent stretches, loudness, range and peak", arguments: files)
    func agrees(path: String, found: Set<FilterJudge.Measure>) async throws {
        let media = SharedMedia.file(path)
        var probe = Probe()
        probe.depth = .frames
        let outcome = try await InProcessPasses().probe(path: media.path, name: media.name, probe)
        let judge = try FilterJudge(
            media.path, video: outcome.source.firstVideo?.index, audio: outcome.source.firstAudio?.index)
        #expect(judge.found == found)
        #expect(judge.differences(from: try #require(outcome.inspection)) == [])
    }

    @Test("of each of which there is something in three files or more")
    func measures() {
        for measure in FilterJudge.Measure.allCases {
            #expect(Self.files.count { $0.found.contains(measure) } >= 3, "\(measure)")
        }
    }
}
