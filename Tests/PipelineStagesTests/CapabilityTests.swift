import PipelineEngine
import Testing

@testable import PipelineStages

/// A stage, a part of FFmpeg that is taken away, and what can't be done without it.
struct Lack: Sendable, CustomTestStringConvertible {
    let stage: String
    let missing: [String]
    let shortcomings: [SettingIssue]

    var testDescription: String { "\(stage) without \(missing.joined(separator: ", "))" }

    static let all = [
        Lack(
            stage: #""stage": "transcode", "preset": "webm-vp9""#, missing: ["libvpx-vp9"],
            shortcomings: [
                SettingIssue(
                    ["video", "codec"],
                    "the linked FFmpeg has no encoder 'libvpx-vp9', which 'vp9' needs; of the video codecs it has 'h264', 'hevc', 'av1'"
                )
            ]),
        Lack(
            stage: #""stage": "transcode", "video": {"codec": "av1"}"#, missing: ["libsvtav1:svtav1-params"],
            shortcomings: [
                SettingIssue(
                    ["video", "codec"],
                    "libsvtav1 of the linked FFmpeg 5.1.2 has no option 'svtav1-params', which 'av1' needs; of the video codecs it has 'h264', 'hevc', 'vp9'"
                )
            ]),
        Lack(
            stage: #""stage": "transcode", "video": {"bitDepth": 10}"#, missing: ["libx264:yuv420p10le"],
            shortcomings: [
                SettingIssue(
                    ["video", "bitDepth"],
                    "libx264 of the linked FFmpeg 5.1.2 takes no pictures of 'yuv420p10le', which 10 bits need; use 8, or another codec"
                )
            ]),
        Lack(
            stage: #""stage": "transcode", "video": {"codec": "hevc", "bitDepth": 10, "dynamicRange": "keep"}"#,
            missing: ["zscale", "pad"], shortcomings: []),
        Lack(
            stage: #""stage": "transcode", "video": {"width": 64, "height": 64, "fit": "pad"}"#,
            missing: ["zscale", "pad"],
            shortcomings: [
                SettingIssue([], "the linked FFmpeg has no filter 'pad', which transcode needs"),
                SettingIssue([], "the linked FFmpeg has no filter 'zscale', which transcode needs"),
            ]),
        Lack(
            stage: #""stage": "transcode""#, missing: ["libx264", "libvpx-vp9", "aac", "mp4", "scale"],
            shortcomings: [
                SettingIssue(
                    ["container"],
                    "the linked FFmpeg has no muxer 'mp4', which 'mp4' needs; of the containers it has 'webm', 'mov', 'mkv'"
                ),
                SettingIssue(
                    ["video", "codec"],
                    "the linked FFmpeg has no encoder 'libx264', which 'h264' needs; of the video codecs it has 'hevc', 'av1'"
                ),
                SettingIssue(
                    ["audio", "codec"],
                    "the linked FFmpeg has no encoder 'aac', which 'aac' needs; of the audio codecs it has 'opus'"),
                SettingIssue([], "the linked FFmpeg has no filter 'scale', which transcode needs"),
            ]),
        Lack(stage: #""stage": "transcode""#, missing: ["libvpx-vp9", "libopus", "webm"], shortcomings: []),
        Lack(
            stage: #""stage": "transcode", "audio": {"codec": "none"}"#, missing: ["aac", "libopus"], shortcomings: []),
        Lack(
            stage: #""stage": "thumbnail", "formats": ["png", "webp"]"#, missing: ["libwebp", "vflip"],
            shortcomings: [
                SettingIssue(
                    ["formats", "1"],
                    "the linked FFmpeg has no encoder 'libwebp', which 'webp' needs; of the formats it has 'jpeg', 'png'"
                ),
                SettingIssue([], "the linked FFmpeg has no filter 'vflip', which thumbnail needs"),
            ]),
        Lack(
            stage: #""stage": "extractAudio", "format": "m4a""#, missing: ["ipod", "libmp3lame"],
            shortcomings: [
                SettingIssue(
                    ["format"],
                    "the linked FFmpeg has no muxer 'ipod', which 'm4a' needs; of the formats it has 'opus', 'flac', 'wav'"
                )
            ]),
        Lack(stage: #""stage": "probe""#, missing: ["libx264", "scale", "mp4"], shortcomings: []),
    ]
}

@Suite("What an FFmpeg can't do")
struct CapabilityTests {
    @Test("is said at the setting that needs it, with what it can do instead", arguments: Lack.all)
    func shortcomings(_ lack: Lack) throws {
        let stage = try #require(try Self.pipeline(lack.stage).resolved(with: [:])[StageID("it")])
        #expect(stage.shortcomings(in: .everything) == [])
        #expect(stage.shortcomings(in: .everything(but: lack.missing)) == lack.shortcomings)
    }

    @Test("is what a pipeline lacks, each part once")
    func needs() throws {
        let pipeline = try Self.pipeline(#""stage": "transcode", "preset": "webm-vp9""#)
        #expect(pipeline.missingNeeds(in: .everything) == [])
        let missing = pipeline.missingNeeds(in: .everything(but: ["webm", "libvpx-vp9", "scale", "mp4"]))
        #expect(missing.map(\.name) == ["libvpx-vp9", "webm", "scale"])
    }

    @Test("is nothing, of the FFmpeg that these tests are linked to")
    func linked() {
        var linked = MediaCapabilities.linked
        #expect(linked.version.contains("."))
        linked.version = MediaCapabilities.everything.version
        #expect(linked == .everything)
    }

    private static func pipeline(_ stage: String) throws -> Pipeline<Stage> {
        let text = #"{"name": "p", "stages": {"clips": {"stage": "files"}, "it": {"from": "clips", "# + stage + "}}}"
        return try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")
    }
}

extension MediaCapabilities {
    /// An FFmpeg with everything that some stage needs.
    static let everything = everything(but: [])

    static func everything(but missing: [String]) -> MediaCapabilities {
        func names(_ kind: MediaNeed.Kind) -> Set<String> {
            Set(MediaNeed.all.filter { $0.kind == kind }.map(\.name)).subtracting(missing)
        }
        return MediaCapabilities(
            version: "5.1.2", encoders: names(.encoder), muxers: names(.muxer), filters: names(.filter),
            options: names(.option), formats: names(.format))
    }
}
