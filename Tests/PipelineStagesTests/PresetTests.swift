import JSON
import MediaProcessing
import PipelineEngine
import Synchronization
import Testing

@testable import PipelineStages

/// A preset, what is made with it of a clip of 1920x1080, and the size of the picture made of one of 1080x1920.
struct PresetCase: Sendable, CustomTestStringConvertible {
    let name: String
    let files: [String: String]
    var portrait: String?

    var testDescription: String { name }

    private static let mp4 = "mov,mp4,m4a,3gp,3g2,mj2"
    private static let webm = "matroska,webm"

    static let all = [
        PresetCase(
            name: "mp4-h264",
            files: ["it.mp4": "\(mp4) | h264 High@40 1920x1080, 15 frames | aac 44100 Hz, 2 channels"]),
        PresetCase(
            name: "mp4-h264-720",
            files: ["it.mp4": "\(mp4) | h264 High@31 1280x720, 15 frames | aac 44100 Hz, 2 channels"],
            portrait: "720x1280"),
        PresetCase(
            name: "mp4-h264-480",
            files: ["it.mp4": "\(mp4) | h264 High@31 854x480, 15 frames | aac 44100 Hz, 2 channels"],
            portrait: "480x854"),
        PresetCase(
            name: "remux-web",
            files: ["it.mp4": "\(mp4) | h264 High@40 1920x1080, 15 frames | aac 44100 Hz, 2 channels"]),
        PresetCase(
            name: "webm-vp9", files: ["it.webm": "\(webm) | vp9 1920x1080, 15 frames | opus 48000 Hz, 2 channels"]),
        PresetCase(
            name: "webm-vp9-720", files: ["it.webm": "\(webm) | vp9 1280x720, 15 frames | opus 48000 Hz, 2 channels"],
            portrait: "720x1280"),
        PresetCase(
            name: "webm-vp9-480", files: ["it.webm": "\(webm) | vp9 854x480, 15 frames | opus 48000 Hz, 2 channels"],
            portrait: "480x854"),
        PresetCase(
            name: "mp4-hevc",
            files: ["it.mp4": "\(mp4) | hevc 1920x1080, 15 frames | aac 44100 Hz, 2 channels"]),
        PresetCase(
            name: "mp4-av1", files: ["it.mp4": "\(mp4) | av1 1920x1080, 15 frames | aac 44100 Hz, 2 channels"]),
        PresetCase(
            name: "webm-av1", files: ["it.webm": "\(webm) | av1 1920x1080, 15 frames | opus 48000 Hz, 2 channels"]),
        PresetCase(
            name: "hover", files: ["it.mp4": "\(mp4) | h264 High@21 480x270, 15 frames"], portrait: "270x480"),
        PresetCase(
            name: "poster-gallery",
            files: Dictionary(
                uniqueKeysWithValues: ["320x180", "480x270", "640x360", "854x480", "1280x720"].flatMap { size in
                    let width = size.prefix { $0 != "x" }
                    return [
                        ("\(width).jpg", "image2 | mjpeg \(size), 1 frames"),
                        ("\(width).webp", "webp_pipe | webp \(size), 1 frames"),
                    ]
                })),
        PresetCase(
            name: "waveform",
            files: ["waveform.json": "", "waveform.svg": "", "waveform.png": "png_pipe | png 1280x160, 1 frames"]),
        PresetCase(name: "audio-copy", files: ["it.m4a": "\(mp4) | aac 44100 Hz, 2 channels"]),
        PresetCase(name: "audio-opus", files: ["it.opus": "ogg | opus 48000 Hz, 2 channels"]),
        PresetCase(name: "audio-mp3", files: ["it.mp3": "mp3 | mp3 44100 Hz, 2 channels"]),
        PresetCase(name: "audio-flac", files: ["it.flac": "flac | flac 44100 Hz, 2 channels"]),
        PresetCase(name: "audio-wav", files: ["it.wav": "wav | pcm_s16le 44100 Hz, 2 channels"]),
    ]
}

@Suite("Presets")
struct PresetTests {
    @Test("all of them are judged here, and no two have one name")
    func all() { #expect(Presets.all.map(\.name) == PresetCase.all.map(\.name)) }

    @Test("each has words for people, and is for a kind of stage", arguments: Presets.all)
    func words(preset: Preset) {
        #expect(Stage.kinds.contains(preset.kind))
        #expect(preset.summary.hasSuffix("."))
        #expect(!preset.source.isEmpty && !preset.source.hasSuffix("."))
    }

    @Test("its stage takes its settings, and makes of a clip what ffprobe finds right", arguments: PresetCase.all)
    func files(made: PresetCase) throws {
        let preset = try #require(Presets.all.first { $0.name == made.name })
        let scratch = try Judge.Scratch()
        #expect(try Self.made(by: preset, of: "1920x1080", in: scratch) == made.files)
    }

    @Test(
        "the short side of a tall picture is what a number of lines bounds",
        arguments: PresetCase.all.filter { $0.portrait != nil })
    func portrait(made: PresetCase) throws {
        let preset = try #require(Presets.all.first { $0.name == made.name })
        let files = try Self.made(by: preset, of: "1080x1920", in: try Judge.Scratch())
        #expect(try files.values.allSatisfy { $0.contains(" \(try #require(made.portrait)), 15 frames") })
    }

    @Test("its name stands for its settings", arguments: Presets.of(kind: "transcode"))
    func name(preset: Preset) throws {
        let named = try Self.work(#""stage": "transcode", "preset": "\#(preset.name)""#)
        #expect(try named == Self.work(Self.members(of: preset)))
    }

    @Test("without a preset a video file is as with mp4-h264, but promises nothing")
    func none() throws {
        #expect(try Self.work(#""stage": "transcode""#) == Self.work(#""stage": "transcode", "preset": "mp4-h264""#))
    }

    @Test("what is set beside a preset goes first, and another codec brings its own quality, speed and rate")
    func overridden() throws {
        var transcode = try Self.transcode(#""preset": "mp4-h264-480", "video": {"crf": 30}"#)
        #expect(transcode.video.crf == 30 && transcode.video.speed == "slow" && transcode.video.maxShortSide == 480)
        transcode = try Self.transcode(
            #""preset": "mp4-h264-480", "video": {"codec": "vp9"}, "audio": {"codec": "opus"}, "plays": "somewhere""#)
        var video = Transcode.VideoCodec.vp9.usual
        video.maxShortSide = 480
        #expect(
            transcode
                == Transcode(name: "it.mp4", container: .mp4, video: video, audio: .init(codec: .opus))
        )
    }

    // MARK: Making

    private static func made(
        by preset: Preset, of size: String, in scratch: Judge.Scratch
    ) throws -> [String: String] {
        let output = MediaPass.Output(id: "it", work: try work(members(of: preset)), folder: scratch.path)
        let pass = MediaPass(source: try Judge.clip(size, in: scratch), sourceName: "clip", outputs: [output])
        let found = Mutex<Result<PassOutcome, MediaError>?>(nil)
        MediaPassRunner(pass).run { event in
            if case .finished(_, let result) = event { found.withLock { $0 = result } }
        }
        let result = found.withLock(\.self)
        let files = try #require(result).get().files
        return try Dictionary(
            uniqueKeysWithValues: files.map { file in
                let isText = file.name.hasSuffix(".json") || file.name.hasSuffix(".svg")
                return (file.name, isText ? "" : try Judge.facts(file.path))
            })
    }

    private static func members(of preset: Preset) -> String {
        #""stage": "\#(preset.kind)", "# + JSONWriter.write(.object(preset.values)).dropFirst().dropLast()
    }

    private static func transcode(_ settings: String) throws -> Transcode {
        guard case .transcode(let transcode) = try work(#""stage": "transcode", "# + settings) else {
            throw StageFailure(.defect, "not a transcode")
        }
        return transcode
    }

    private static func work(_ settings: String) throws -> MediaPass.Work {
        let text = #"{"name": "p", "stages": {"clips": {"stage": "files"}, "it": {"from": "clips", "# + settings + "}}}"
        let stage = try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json").resolved(with: [:])[StageID("it")]
        return try #require(stage?.definition as? any MediaStageDefinition).work(named: "it")
    }
}
