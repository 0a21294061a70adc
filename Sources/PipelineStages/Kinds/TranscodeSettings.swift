import MediaProcessing
import MediaTypes

/// The settings of a transcode stage as they are written; what isn't written is `nil`.
struct TranscodeSettings: Hashable, Sendable {
    /// The words for the sound's codec.
    enum Sound: String, CaseIterable, Sendable {
        case aac
        case opus
        case none

        /// The codec, if there is to be sound.
        var codec: Transcode.AudioCodec? { Transcode.AudioCodec(rawValue: rawValue) }
    }

    struct Video: Hashable, Sendable {
        var codec: Transcode.VideoCodec?
        var copy: Transcode.Copying?
        var crf: Int?
        var bitRate: Int?
        var maxBitRate: Int?
        var passes: Int?
        var speed: String?
        var keyframeInterval: Double?
        var maxWidth: Int?
        var maxHeight: Int?
        var maxShortSide: Int?
        var width: Int?
        var height: Int?
        var fit: Transcode.Fit?
        var upscale = false
        var background: String?
        var frameRate: FrameRate?
        var maxFrameRate: Double?
        var deinterlace: Transcode.Deinterlacing?
        var dynamicRange: Transcode.DynamicRangeChoice?
        var bitDepth: Int?
        var assumeColor: Transcode.AssumedColor?
    }

    /// What becomes of the times of pictures.
    enum FrameRate: Hashable, Sendable {
        /// Each keeps its own.
        case keep
        /// They come in equal steps, so many a second.
        case constant(Double)

        /// The number as a fraction: 29.97 and its like stand for 30000/1001 and its like.
        var rational: Rational? {
            guard case .constant(let rate) = self else { return nil }
            let whole = (rate * 1.001).rounded()
            if abs(whole / 1.001 - rate) < 0.006, whole != rate { return Rational(Int32(whole) * 1_000, 1_001) }
            return Rational(Int32((rate * 1_000).rounded()), 1_000)
        }
    }

    struct Trim: Hashable, Sendable {
        var start: Double?
        var end: Double?
    }

    struct Audio: Hashable, Sendable {
        var codec: Sound?
        var copy: Transcode.Copying?
        var bitRate: Int?
        var sampleRate: Int?
        var channels: SoundSettings.Channels?
        var loudness: LoudnessTarget?

        /// The rate, the channels and the loudness.
        var sound: SoundSettings {
            SoundSettings(sampleRate: sampleRate, channels: channels ?? .keep, loudness: loudness)
        }
    }

    var container: Transcode.Container?
    var trim = Trim()
    var video = Video()
    var audio = Audio()
    var plays: Reach?
    var metadata: Transcode.TagHandling?
    var provenance: Transcode.ProvenanceHandling?

    /// What is asked for: what isn't set is as is usual for the container and the codec.
    func transcode(named name: String) -> Transcode {
        let container = container ?? .mp4
        var audio = (self.audio.codec.map(\.codec) ?? container.usualAudioCodec)?.usual
        audio?.bitRate = self.audio.bitRate
        audio?.sound = self.audio.sound
        audio?.copy = self.audio.copy ?? .never
        var transcode = Transcode(
            name: "\(name).\(container.rawValue)", container: container,
            video: video.settings(of: video.codec ?? container.usualVideoCodec), audio: audio)
        transcode.trim = trim.part
        transcode.metadata = metadata ?? .strip
        transcode.provenance = provenance ?? .strip
        transcode.plays = transcode.mayCopy ? plays : nil
        return transcode
    }
}

extension TranscodeSettings.Video {
    /// What is asked for: what isn't set is as is usual for the codec.
    func settings(of codec: Transcode.VideoCodec) -> Transcode.Video {
        var video = codec.usual
        video.copy = copy ?? .never
        video.crf = bitRate == nil ? crf ?? video.crf : crf
        video.bitRate = bitRate
        video.maxBitRate = maxBitRate ?? video.maxBitRate
        video.passes = passes ?? video.passes
        video.speed = speed ?? video.speed
        video.keyframeInterval = keyframeInterval ?? video.keyframeInterval
        video.maxWidth = maxWidth
        video.maxHeight = maxHeight
        video.maxShortSide = maxShortSide
        video.width = width
        video.height = height
        video.fit = fit ?? video.fit
        video.upscale = upscale
        video.background = background.flatMap(RGBColor.init) ?? video.background
        video.frameRate = frameRate?.rational
        video.maxFrameRate = maxFrameRate
        video.deinterlace = deinterlace ?? video.deinterlace
        video.dynamicRange = dynamicRange ?? video.dynamicRange
        video.bitDepth = bitDepth ?? video.bitDepth
        video.assumeColor = assumeColor
        return video
    }
}
