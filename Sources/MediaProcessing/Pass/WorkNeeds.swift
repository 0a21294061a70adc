extension MediaPass.Work {
    /// FFmpeg's names of the encoders that it may use.
    public var encoders: [String] {
        switch self {
        case .probe: []
        case .transcode(let transcode):
            [transcode.video.codec.encoder] + (transcode.audio.map { [$0.codec.encoder] } ?? [])
        case .poster(let poster): poster.formats.map(\.encoder)
        case .audioTrack(let track): [track.format.encoder]
        }
    }

    /// FFmpeg's names of the containers that it writes.
    public var muxers: [String] {
        switch self {
        case .probe, .poster: []
        case .transcode(let transcode): [transcode.container.muxer]
        case .audioTrack(let track): [track.format.muxer]
        }
    }

    /// FFmpeg's names of the filters that it may use.
    public var filters: [String] {
        switch self {
        case .probe, .audioTrack: []
        case .transcode: ["scale", "setsar", "format", "transpose", "hflip", "vflip"]
        case .poster: ["transpose", "hflip", "vflip"]
        }
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
