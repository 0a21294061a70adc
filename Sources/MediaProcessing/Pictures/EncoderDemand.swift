import MediaTypes

/// What an encoder of pictures asks of the process that it is in.
struct EncoderDemand: Hashable, Sendable {
    /// How many bytes it takes, by estimate.
    var bytes: Int
    /// Whether no other encoder of its kind may be in the process: ``SoleEncoder``.
    var isSole = false
}

extension PictureWork {
    /// What its encoder asks of the process.
    var encoderDemand: EncoderDemand { EncoderDemand(bytes: encoderBytes, isSole: codec == .av1) }

    /// How many bytes its encoder takes, by estimate: so many pictures of 4:2:0.
    ///
    /// Measured as the peak memory of `ffmpeg` encoding 60 pictures of 3840x2160 in 8 bits on four threads, less that of
    /// passing them on (FFmpeg 5.1): x264 127 pictures at `medium` and 151 at `slow`, x265 105, libvpx 76, SVT-AV1 162.
    private var encoderBytes: Int {
        let pictures =
            switch codec {
            case .h264: 150
            case .hevc: 105
            case .vp9: 76
            case .av1: 162
            }
        return pictures * plan.resolution.pixelCount * 3 / 2 * (plan.format == .yuv420p ? 1 : 2)
    }
}
