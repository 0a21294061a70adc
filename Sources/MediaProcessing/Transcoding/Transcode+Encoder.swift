import FFmpeg
import MediaTypes

extension Transcode.Video {
    /// How the encoder is set up for pictures like these.
    ///
    /// - Parameters:
    ///   - plan: what was done to the pictures.
    ///   - rate: how many there are a second, if that is known.
    ///   - timeBase: the length of a tick of their times.
    ///   - light: how bright they get, if that is said.
    /// - Returns: what the encoder is opened with.
    func encoderSettings(
        _ plan: PicturePlan, _ rate: Rational?, _ timeBase: Rational, light: PictureLight? = nil
    ) -> VideoEncoderSettings {
        var settings = VideoEncoderSettings(
            encoder: codec.encoder, resolution: plan.resolution, format: plan.format, timeBase: timeBase)
        settings.frameRate = rate ?? codec.usualFrameRate
        settings.color = plan.color
        settings.threads = EncoderThreads.count(for: plan.resolution)
        settings.keyframeInterval = max(1, Int(((rate?.value ?? 24) * keyframeInterval).rounded()))
        settings.globalHeader = true
        settings.bitRate = targetBitRate
        if maxBitRate > 0 {
            settings.maxBitRate = maxBitRate
            settings.bufferSize = maxBitRate * 2
        }
        settings.options = options(plan.resolution, settings.threads, light)
        if let crf { settings.options["crf"] = String(crf) }
        if codec == .h264 { settings.bFrames = 2 }
        return settings
    }

    /// The mean bit rate; where VP9 has a quality and a peak, the mean that Google's guide has for that peak.
    private var targetBitRate: Int? { codec == .vp9 && crf != nil ? bitRate ?? maxBitRate * 69 / 100 : bitRate }

    /// The encoder's own options but for the quality.
    private func options(_ size: Resolution, _ threads: Int, _ light: PictureLight?) -> [String: String] {
        switch codec {
        case .h264:
            var options = ["preset": speed, "profile": bitDepth == 10 ? "high10" : "high"]
            if !MacroblockTree.isSteady(size) { options["x264-params"] = "mbtree=0" }
            return options
        case .hevc:
            return ["preset": speed, "x265-params": Self.joined(hevcParameters(threads), light?.x265 ?? [])]
        case .vp9:
            return [
                "deadline": "good", "cpu-used": speed, "row-mt": "1", "auto-alt-ref": "1", "lag-in-frames": "25",
                "tile-columns": size.width >= 1280 ? "2" : "1",
            ]
        case .av1:
            return ["preset": speed, "svtav1-params": Self.joined(av1Parameters(threads), light?.svtAV1 ?? [])]
        }
    }

    /// x265's parameters: groups of pictures are closed; it prints nothing; the machine isn't written into the stream;
    /// and threads are told, as it would count processors.
    private func hevcParameters(_ threads: Int) -> KeyValuePairs<String, String> {
        [
            "log-level": "none", "info": "0", "open-gop": "0", "pools": String(threads),
            "frame-threads": String(min(2, threads)),
        ]
    }

    /// SVT-AV1's parameters: what looks best rather than what measures best; groups of pictures are closed; and threads
    /// are told.
    private func av1Parameters(_ threads: Int) -> KeyValuePairs<String, String> {
        ["tune": "0", "irefresh-type": "2", "lp": String(threads)]
    }

    private static func joined(_ parameters: KeyValuePairs<String, String>, _ more: [String]) -> String {
        (parameters.map { "\($0.key)=\($0.value)" } + more).joined(separator: ":")
    }
}

extension Transcode.VideoCodec {
    /// The rate that an encoder is told where none is known: x265 and SVT-AV1 would take the time base for it.
    fileprivate var usualFrameRate: Rational? {
        switch self {
        case .h264, .vp9: nil
        case .hevc, .av1: Rational(25, 1)
        }
    }
}
