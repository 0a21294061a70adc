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
