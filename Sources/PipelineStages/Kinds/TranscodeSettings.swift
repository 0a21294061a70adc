import MediaProcessing

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
        var crf: Int?
        var maxBitRate: Int?
        var speed: String?
        var keyframeInterval: Double?
        var maxWidth: Int?
        var maxHeight: Int?
        var maxShortSide: Int?
    }

    struct Audio: Hashable, Sendable {
        var codec: Sound?
        var bitRate: Int?
    }

    var container: Transcode.Container?
    var video = Video()
    var audio = Audio()
    var plays: Reach?

    /// These settings, and those of a preset where nothing is written.
    func over(_ preset: TranscodeSettings) -> TranscodeSettings {
        var merged = preset
        merged.container = container ?? preset.container
        merged.plays = plays ?? preset.plays
        merged.audio.codec = audio.codec ?? preset.audio.codec
        merged.audio.bitRate = audio.bitRate ?? preset.audio.bitRate
        merged.video.codec = video.codec ?? preset.video.codec
        merged.video.crf = video.crf ?? preset.video.crf
        merged.video.maxBitRate = video.maxBitRate ?? preset.video.maxBitRate
        merged.video.speed = video.speed ?? preset.video.speed
        merged.video.keyframeInterval = video.keyframeInterval ?? preset.video.keyframeInterval
        merged.video.maxWidth = video.maxWidth ?? preset.video.maxWidth
        merged.video.maxHeight = video.maxHeight ?? preset.video.maxHeight
        merged.video.maxShortSide = video.maxShortSide ?? preset.video.maxShortSide
        return merged
    }

    /// What is asked for: what isn't set is as is usual for the container and the codec.
    func transcode(named name: String) -> Transcode {
        let container = container ?? .mp4
        var video = (self.video.codec ?? container.usualVideoCodec).usual
        video.crf = self.video.crf ?? video.crf
        video.maxBitRate = self.video.maxBitRate ?? video.maxBitRate
        video.speed = self.video.speed ?? video.speed
        video.keyframeInterval = self.video.keyframeInterval ?? video.keyframeInterval
        video.maxWidth = self.video.maxWidth
        video.maxHeight = self.video.maxHeight
        video.maxShortSide = self.video.maxShortSide
        var audio = (self.audio.codec.map(\.codec) ?? container.usualAudioCodec)?.usual
        if let bitRate = self.audio.bitRate { audio?.bitRate = bitRate }
        return Transcode(name: "\(name).\(container.rawValue)", container: container, video: video, audio: audio)
    }
}
