import FFmpeg
public import MediaTypes

extension MediaPass.Work {
    /// FFmpeg's names of the encoders that it may use.
    public var encoders: [String] {
        switch self {
        case .probe: []
        case .transcode(let transcode):
            [transcode.video.codec.encoder] + (transcode.audio.map { [$0.codec.encoder] } ?? [])
        case .poster(let poster): poster.formats.map(\.encoder)
        case .audioTrack(let track): [track.format.codec.encoder]
        case .waveform(let waveform): waveform.formats.contains(.png) ? ["png"] : []
        }
    }

    /// FFmpeg's names of the containers that it writes.
    public var muxers: [String] {
        switch self {
        case .probe, .poster, .waveform: []
        case .transcode(let transcode): [transcode.container.muxer]
        case .audioTrack(let track): [track.format.muxer]
        }
    }

    /// FFmpeg's names of the filters that it may use.
    public var filters: [String] {
        switch self {
        case .probe(let probe):
            probe.resolvedDepth == .frames ? DetectionLimits.filters + LoudnessMeter.filters : []
        case .audioTrack(let track): track.sound.filters
        case .waveform: []
        case .transcode(let transcode): transcode.video.filters + (transcode.audio?.sound.filters ?? [])
        case .poster: ["scale", "format", "split", "lutrgb", "overlay", "transpose", "hflip", "vflip"]
        }
    }
}

extension MediaPass.Work {
    /// How much of a source it makes something of, in seconds; 0 if nobody knows.
    func length(of source: MediaInfo) -> Double {
        let trim =
            switch self {
            case .transcode(let transcode): transcode.trim
            case .audioTrack(let track): track.trim
            case .probe, .poster, .waveform: Trim.whole
            }
        let rest = source.duration.map { max(0, ($0 - trim.start).value) }
        return min(rest ?? .infinity, trim.duration?.value ?? rest ?? 0)
    }

    /// The options of encoders that it sets, besides those that all encoders have: the encoder's name and the option's.
    public var encoderOptions: [(encoder: String, option: String)] {
        guard case .transcode(let transcode) = self else { return [] }
        let settings = transcode.video.exampleSettings
        return settings.options.keys.sorted().map { (settings.encoder, $0) }
    }

    /// The format of the pictures that its encoder has to take, where it is of video.
    public var encodedFormat: (encoder: String, format: PixelFormat)? {
        guard case .transcode(let transcode) = self else { return nil }
        let settings = transcode.video.exampleSettings
        return (settings.encoder, settings.format)
    }
}

extension Transcode.Video {
    /// How the encoder would be set up for pictures of an even size; which options it gets doesn't depend on the source.
    fileprivate var exampleSettings: VideoEncoderSettings {
        let plan = PicturePlan(VideoInfo(resolution: Resolution(width: 720, height: 480)), for: self)
        return encoderSettings(plan, nil, Rational(1, 25))
    }

    /// FFmpeg's names of the filters that pictures may need, whatever the source is.
    fileprivate var filters: [String] {
        var names = ["scale", "setsar", "format", "crop", "transpose", "hflip", "vflip", "split", "lutrgb", "overlay"]
        if deinterlace == .auto { names.append("bwdif") }
        if frameRate != nil || maxFrameRate != nil { names.append("fps") }
        if fit == .pad { names += ["pad", "lutyuv"] }
        if dynamicRange == .sdr { names += ["zscale", "tonemap"] }
        if dynamicRange == .sdr || bitDepth == 10 { names += ["extractplanes", "mergeplanes", "maskedmerge"] }
        return names
    }
}

extension Poster.Format {
    /// FFmpeg's name of the encoder.
    public var encoder: String {
        switch self {
        case .jpeg: "mjpeg"
        case .png: "png"
        case .webp: "libwebp"
        }
    }
}
