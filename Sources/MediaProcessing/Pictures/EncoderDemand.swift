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

    /// How many bytes its encoder takes, by estimate: what it takes of small pictures, and so many pictures of 4:2:0.
    ///
    /// As measured with FFmpeg 5.1, `Benchmarks/memory/encoders`; pictures of 10 bits take not quite twice as much.
    private var encoderBytes: Int {
        let picture = plan.resolution.pixelCount * 3 / 2
        return 40_000_000 + codec.heldPictures(speed: transcode.video.speed) * picture
            * (plan.format == .yuv420p ? 4 : 7) / 4
    }
}

extension Transcode.VideoCodec {
    /// How many pictures the memory of its encoder comes to: above all those that it looks ahead at.
    fileprivate func heldPictures(speed: String) -> Int {
        switch self {
        case .h264: Self.x264[speed] ?? 265
        case .hevc: Self.x265[speed] ?? 265
        case .vp9: 90
        case .av1: Self.svtAV1.first { $0.speeds.contains(speed) }?.pictures ?? 280
        }
    }

    private static let x264 = [
        "ultrafast": 15, "superfast": 32, "veryfast": 52, "faster": 75, "fast": 98, "medium": 132, "slow": 152,
        "slower": 170, "veryslow": 200,
    ]
    private static let x265 = [
        "ultrafast": 70, "superfast": 85, "veryfast": 115, "faster": 115, "fast": 115, "medium": 130, "slow": 150,
    ]
    private static let svtAV1: [(speeds: Set<String>, pictures: Int)] = [
        (["10", "11", "12"], 145), (["6", "7", "8", "9"], 175), (["3", "4", "5"], 240),
    ]
}
