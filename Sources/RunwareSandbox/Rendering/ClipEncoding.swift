import FFmpeg
import MediaTypes

/// How a clip is encoded: a function of the clip alone, so that equal clips give equal bytes on any machine.
struct ClipEncoding {
    /// The clip.
    let clip: Clip
}

extension ClipEncoding {
    /// FFmpeg's name of the container.
    var container: String { clip.format.fileExtension }

    /// The container's own options: the index comes first, so that playing can begin at once.
    var containerOptions: [String: String] { clip.format == .webm ? [:] : ["movflags": "+faststart"] }

    /// How the pictures are encoded.
    var video: VideoEncoderSettings {
        let isVP9 = clip.format == .webm
        var settings = VideoEncoderSettings(
            encoder: isVP9 ? "libvpx-vp9" : "libx264", resolution: clip.resolution, format: .yuv420p,
            timeBase: Rational(1, Int32(Clip.frameRate)))
        settings.frameRate = Rational(Int32(Clip.frameRate), 1)
        settings.color = .bt709
        settings.keyframeInterval = Clip.frameRate * 2
        settings.globalHeader = true
        settings.options = isVP9 ? vp9Options : x264Options
        return settings
    }

    /// FFmpeg's name of the encoder of the sound.
    var audioEncoder: String { clip.format == .webm ? "libopus" : "aac" }

    /// The sound before it is encoded.
    static var sound: AudioFormat {
        AudioFormat(sampleFormat: .floatPlanar, sampleRate: Clip.sampleRate, layout: .stereo)
    }

    /// Without x264's macroblock tree, which reads memory that it never set: with it equal clips differ in some bytes.
    private var x264Options: [String: String] {
        ["preset": "veryfast", "crf": "\(19 + (99 - clip.quality) / 4)", "x264-params": "mbtree=0"]
    }

    private var vp9Options: [String: String] {
        ["deadline": "realtime", "cpu-used": "7", "crf": "\(28 + (99 - clip.quality) / 3)", "row-mt": "0"]
    }
}
