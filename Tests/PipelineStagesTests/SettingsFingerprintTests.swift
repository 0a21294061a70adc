import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("Fingerprints of settings")
struct SettingsFingerprintTests {
    /// Settings of which no two make the same, by kind.
    static let settings: [(kind: String, settings: [String])] = [
        (
            "transcode",
            [
                "", #""container": "webm""#, #""video": {"codec": "vp9"}"#, #""video": {"crf": 21}"#,
                #""video": {"maxBitRate": 0}"#, #""video": {"speed": "fast"}"#, #""video": {"keyframeInterval": 1}"#,
                #""video": {"maxWidth": 320}"#, #""video": {"maxHeight": 320}"#, #""video": {"maxShortSide": 320}"#,
                #""video": {"bitRate": 300000}"#, #""video": {"bitRate": 300000, "passes": 2}"#,
                #""video": {"width": 320}"#, #""video": {"height": 320}"#, #""video": {"width": 320, "upscale": true}"#,
                #""video": {"width": 320, "height": 320}"#, #""video": {"width": 320, "height": 320, "fit": "cover"}"#,
                #""video": {"width": 320, "height": 320, "fit": "pad"}"#, ##""video": {"background": "#ffffff"}"##,
                #""video": {"frameRate": 25}"#, #""video": {"frameRate": 29.97}"#, #""video": {"maxFrameRate": 25}"#,
                #""video": {"deinterlace": "never"}"#, #""video": {"bitDepth": 10}"#,
                #""video": {"codec": "hevc", "bitDepth": 10}"#, #""video": {"codec": "av1"}"#,
                #""video": {"codec": "hevc", "bitDepth": 10, "dynamicRange": "keep"}"#,
                #""video": {"assumeColor": "bt601"}"#, #""video": {"assumeColor": "bt709"}"#,
                #""trim": {"start": 1}"#, #""trim": {"end": 1}"#, #""container": "mov""#, #""container": "mkv""#,
                #""audio": {"codec": "opus"}"#, #""audio": {"codec": "none"}"#, #""audio": {"bitRate": 96000}"#,
                #""audio": {"sampleRate": 44100}"#, #""audio": {"channels": "mono"}"#,
                #""audio": {"channels": "stereo"}"#, #""audio": {"loudness": {}}"#,
                #""audio": {"loudness": {"target": -14}}"#, #""audio": {"loudness": {"truePeak": -1}}"#,
                #""audio": {"loudness": {"maxGain": 6}}"#, #""video": {"copy": "whenRight"}"#,
                #""video": {"copy": "always"}"#, #""video": {"copy": "whenRight"}, "plays": "everywhere""#,
                #""video": {"copy": "whenRight"}, "plays": "browsers""#, #""audio": {"copy": "whenRight"}"#,
                #""audio": {"copy": "always"}"#, #""metadata": "keep""#,
                #""metadata": "keep", "video": {"copy": "whenRight"}, "audio": {"copy": "whenRight"}"#,
                #"""
                "metadata": "keep", "provenance": "keep", "video": {"copy": "whenRight"}, "audio": {"copy": "whenRight"}
                """#,
            ]
        ),
        (
            "thumbnail",
            [
                "", #""at": "first""#, #""at": "middle""#, #""at": 0"#, #""at": 1.5"#, #""widths": [320]"#,
                #""widths": [320, 640]"#, #""formats": ["png"]"#, #""formats": ["png", "webp"]"#, #""quality": 79"#,
                #""make": "waveform""#, #""make": "waveform", "formats": ["json"]"#,
                #""make": "waveform", "formats": ["json", "png"]"#, #""make": "waveform", "pointsPerSecond": 20"#,
                #""make": "waveform", "channels": "each""#, #""make": "waveform", "width": 320"#,
                #""make": "waveform", "height": 320"#, ##""make": "waveform", "color": "#000000""##,
                ##""make": "waveform", "background": "#000000""##,
            ]
        ),
        (
            "extractAudio",
            [
                "", #""format": "opus""#, #""format": "mp3""#, #""format": "flac""#, #""format": "wav""#,
                #""format": "mp3", "bitRate": 96000"#, #""sampleRate": 44100"#, #""channels": "mono""#,
                #""channels": "stereo""#, #""loudness": {}"#, #""loudness": {"target": -14}"#,
                #""loudness": {"truePeak": -1}"#, #""loudness": {"maxGain": 6}"#, #""trim": {"start": 1}"#,
                #""trim": {"end": 1}"#,
            ]
        ),
        (
            "probe",
            [
                "", #""countFrames": true"#, #""expect": {"audio": "required"}"#, #""expect": {"audio": "absent"}"#,
                #""expect": {"video": {}}"#, #""expect": {"video": {"width": 320}}"#,
                #""expect": {"video": {"height": 320}}"#, #""expect": {"video": {"codec": "h264"}}"#,
                #""expect": {"video": {"frameRate": {"minimum": 5}}}"#,
                #""expect": {"video": {"frameRate": {"maximum": 5}}}"#, #""expect": {"duration": {"minimum": 5}}"#,
                #""expect": {"duration": {"maximum": 5}}"#, #""depth": "packets""#, #""depth": "frames""#,
                #""expect": {"video": {"constantFrameRate": true}}"#,
                #""expect": {"video": {"constantFrameRate": false}}"#,
                #""expect": {"video": {"keyframeInterval": {"maximum": 2}}}"#,
                #""expect": {"video": {"interlaced": false}}"#, #""expect": {"video": {"dynamicRange": "sdr"}}"#,
                #""expect": {"fastStart": true}"#, #""expect": {"consistentColor": true}"#,
                #""expect": {"black": {}}"#, #""expect": {"black": {"maximum": 1}}"#,
                #""expect": {"black": {"longest": 1}}"#, #""expect": {"black": {"maximumFraction": 1}}"#,
                #""expect": {"frozen": {"maximum": 1}}"#, #""expect": {"silent": {"maximum": 1}}"#,
                #""expect": {"clipped": {"maximum": 1}}"#, #""expect": {"loudness": {"minimum": -20}}"#,
                #""expect": {"loudness": {"maximum": -20}}"#, #""expect": {"truePeak": {"maximum": -1}}"#,
                #""expect": {"avOffset": {"maximum": 1}}"#, #""expect": {"decodeErrors": {"maximum": 1}}"#,
                #""expect": {"missingFrames": {"maximum": 1}}"#,
            ]
        ),
    ]

    @Test("settings that make something else have another fingerprint", arguments: settings)
    func distinct(kind: String, settings: [String]) throws {
        let environment = StageEnvironment(inputs: [], mediaLibraries: "1", provider: "none")
        var seen: [[String: String]: String] = [:]
        for written in settings {
            let text = """
                {"name": "p", "stages": {"a": {"stage": "files"},
                 "b": {"stage": "\(kind)", "from": "a"\(written.isEmpty ? "" : ", ")\(written)}}}
                """
            let stages = try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json").resolved()
            let fields = try #require(stages[StageID("b")]).fingerprintFields(in: environment)
            let other = seen.updateValue(written, forKey: fields)
            #expect(other == nil, "\(written) has the fingerprint of \(other ?? "")")
        }
    }
}
