import FFmpeg
import MediaTypes

/// The picture of a video file: encoded and given to a muxer, each picture with its time in the source.
struct PictureTrack: ~Copyable {
    /// How many pictures were encoded.
    private(set) var frames = 0
    /// The time of the last of them in seconds.
    private(set) var seconds = 0.0
    private var encoder: VideoEncoder
    private let plan: PicturePlan
    private let cancellation: CancellationToken
    private let stream: Int
    private let origin: Int64
    private let timeBase: Rational
    private let usualDuration: Int64
    private var durations: [Int64: Int64] = [:]
    private var lastTicks: Int64?
    private var lastDuration: Int64 = 0
    private var dropped = 0

    init(
        _ settings: Transcode.Video, _ source: StreamInfo, _ plan: PicturePlan, _ context: OutputContext,
        _ muxer: inout Muxer
    ) throws(FFmpegError) {
        let rate = source.video?.averageFrameRate
        let encoder = try VideoEncoder(settings.encoderSettings(plan, rate, source.timeBase))
        stream = try muxer.addStream(of: encoder)
        self.encoder = encoder
        self.plan = plan
        cancellation = context.cancellation
        timeBase = source.timeBase
        origin = context.origin.rescaled(to: source.timeBase).ticks
        usualDuration = max(1, Int64((1 / ((rate ?? Rational(25, 1)).value * source.timeBase.value)).rounded()))
    }

    /// The size of the pictures as they are encoded.
    var resolution: Resolution { plan.resolution }

    /// What a person should know of what was written.
    var notes: [String] {
        guard dropped > 0 else { return [] }
        return ["\(dropped) of the pictures had no time of their own and were left out"]
    }

    /// Encodes a picture.
    mutating func encode(_ picture: SharedVideoFrame, to muxer: inout Muxer) throws(FFmpegError) {
        var frame = try picture.frame.reference()
        try send(&frame)
        try write(to: &muxer)
    }

    /// Encodes what is left in the encoder.
    mutating func finish(_ muxer: inout Muxer) throws(FFmpegError) {
        try encoder.finish()
        try write(to: &muxer)
    }

    private mutating func send(_ frame: inout VideoFrame) throws(FFmpegError) {
        guard let ticks = time(of: frame) else {
            dropped += 1
            return
        }
        lastTicks = ticks
        lastDuration = frame.durationTicks > 0 ? frame.durationTicks : usualDuration
        durations[ticks] = lastDuration
        seconds = Timestamp(ticks: ticks, timeBase: timeBase).seconds
        frame.setPresentation(ticks: ticks)
        frame.clearPictureType()
        frame.setColor(plan.color)
        try encoder.send(frame)
        frames += 1
    }

    /// The time of a picture after the beginning; one without a time follows its predecessor, and one that would not
    /// come after its predecessor has none.
    private func time(of frame: borrowing VideoFrame) -> Int64? {
        guard let ticks = frame.presentationTicks else { return lastTicks.map { $0 + lastDuration } ?? 0 }
        let relative = ticks - origin
        guard let lastTicks else { return relative }
        return relative > lastTicks ? relative : nil
    }

    private mutating func write(to muxer: inout Muxer) throws(FFmpegError) {
        var packet = try Packet()
        while try encoder.receive(into: &packet) == .output {
            if let ticks = packet.presentationTicks, let duration = durations.removeValue(forKey: ticks) {
                packet.setDuration(ticks: duration)
            }
            try muxer.write(&packet, to: stream)
            cancellation.countMove()
        }
    }
}

extension Transcode.Video {
    /// How the encoder is set up for pictures like these.
    func encoderSettings(
        _ plan: PicturePlan, _ averageRate: Rational?, _ timeBase: Rational
    ) -> VideoEncoderSettings {
        var settings = VideoEncoderSettings(
            encoder: codec.encoder, resolution: plan.resolution, format: .yuv420p, timeBase: timeBase)
        let rate = averageRate.flatMap { $0.value <= 240 ? $0 : nil }
        settings.frameRate = rate
        settings.color = plan.color
        settings.threads = EncoderThreads.count(for: codec, plan.resolution)
        settings.keyframeInterval = max(1, Int(((rate?.value ?? 24) * keyframeInterval).rounded()))
        settings.globalHeader = true
        if maxBitRate > 0 {
            settings.maxBitRate = maxBitRate
            settings.bufferSize = maxBitRate * 2
        }
        switch codec {
        case .h264:
            settings.bFrames = 2
            settings.options = ["preset": speed, "crf": String(crf), "profile": "high"]
            if !MacroblockTree.isSteady(plan.resolution) { settings.options["x264-params"] = "mbtree=0" }
        case .vp9:
            settings.bitRate = maxBitRate * 69 / 100
            settings.options = [
                "deadline": "good", "cpu-used": speed, "crf": String(crf), "row-mt": "1", "auto-alt-ref": "1",
                "lag-in-frames": "25", "tile-columns": plan.resolution.width >= 1280 ? "2" : "1",
            ]
        }
        return settings
    }
}

extension Transcode.VideoCodec {
    /// FFmpeg's name of the encoder.
    public var encoder: String {
        switch self {
        case .h264: "libx264"
        case .vp9: "libvpx-vp9"
        }
    }
}
