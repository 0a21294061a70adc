import FFmpeg
import MediaTypes

/// What is to be done to the pictures of a source for one transcode: what filters, at what times, and how encoded.
struct PictureWork: Hashable, Sendable {
    /// The source's pictures.
    let stream: StreamInfo
    /// What has to be done to them before they are encoded.
    let plan: PicturePlan
    /// When they are shown.
    let timing: PictureTiming
    /// What is asked for.
    let transcode: Transcode

    /// Plans for a source; `nil` if the stream has no pictures.
    init?(_ transcode: Transcode, of stream: StreamInfo, origin: Timestamp) {
        guard var video = stream.video else { return nil }
        if stream.isAlphaDecoded { video.pixelFormat = .yuva420p }
        self.stream = stream
        self.transcode = transcode
        timing = PictureTiming(stream, for: transcode.video, origin: origin, trim: transcode.trim)
        plan = PicturePlan(video, codec: stream.codec, for: transcode.video, rate: timing.filter)
    }

    /// How they are compressed.
    var codec: Transcode.VideoCodec { transcode.video.codec }

    /// Why the pictures can't be encoded; `nil` if they can.
    ///
    /// SVT-AV1 takes no side of fewer than 64 pixels.
    var objection: MediaError? {
        guard transcode.video.codec == .av1, min(plan.resolution.width, plan.resolution.height) < 64 else { return nil }
        return MediaError(
            .unsupported,
            "\(transcode.name) would have pictures of \(plan.resolution), and the encoder of AV1 takes none smaller than "
                + "64x64; use another codec")
    }

    /// How bright the pictures get that are encoded; `nil` if nothing is said of it, or they are of standard range.
    var light: PictureLight? { plan.color.isHighDynamicRange ? stream.video.map(PictureLight.init) : nil }

    /// How the encoder is set up.
    var encoderSettings: VideoEncoderSettings {
        let average = stream.video?.averageFrameRate.flatMap { $0.value <= 240 ? $0 : nil }
        var settings = transcode.video.encoderSettings(
            plan, timing.rate ?? average, timing.timeBase, light: light)
        // The other encoders take the rate itself, and x264 would take this for it.
        if transcode.video.codec == .vp9 { settings.usualDuration = Int(clamping: timing.usualDuration) }
        if transcode.video.codec == .hevc, transcode.container.hasIndex { settings.codecTag = "hvc1" }
        return settings
    }
}
