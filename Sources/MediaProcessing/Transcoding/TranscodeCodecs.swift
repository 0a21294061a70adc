import MediaTypes

// What the codecs and containers of a transcode can do, and what is usual for each.

extension Transcode.Container {
    /// The video codecs that it may hold, the usual one first.
    ///
    /// MP4: ISO/IEC 14496-15 for H.264 and HEVC, and the bindings of VP9 and AV1, <https://www.webmproject.org/vp9/mp4/>
    /// and <https://aomediacodec.github.io/av1-isobmff/>. MOV: those that Apple's QuickTime has names for. WebM:
    /// <https://www.webmproject.org/docs/container/>. Matroska: <https://www.matroska.org/technical/codec_specs.html>.
    public var videoCodecs: [Transcode.VideoCodec] {
        switch self {
        case .mp4, .mkv: [.h264, .hevc, .vp9, .av1]
        case .webm: [.vp9, .av1]
        case .mov: [.h264, .hevc]
        }
    }

    /// The audio codecs that it may hold, the usual one first; of the same sources.
    public var audioCodecs: [Transcode.AudioCodec] {
        switch self {
        case .mp4, .mkv: [.aac, .opus]
        case .webm: [.opus]
        case .mov: [.aac]
        }
    }

    /// Whether it may hold pictures of a codec.
    public func holds(_ codec: Transcode.VideoCodec) -> Bool { videoCodecs.contains(codec) }

    /// Whether it may hold sound of a codec.
    public func holds(_ codec: Transcode.AudioCodec) -> Bool { audioCodecs.contains(codec) }

    /// The video codec where none is asked for.
    public var usualVideoCodec: Transcode.VideoCodec { self == .webm ? .vp9 : .h264 }

    /// The audio codec where none is asked for.
    public var usualAudioCodec: Transcode.AudioCodec { self == .webm ? .opus : .aac }

    /// What people call it.
    public var title: String {
        switch self {
        case .mp4: "MP4"
        case .webm: "WebM"
        case .mov: "MOV"
        case .mkv: "MKV"
        }
    }

    /// FFmpeg's name of the muxer.
    public var muxer: String { self == .mkv ? "matroska" : rawValue }

    /// Whether it has an index that may come first.
    public var hasIndex: Bool { self == .mp4 || self == .mov }
}

extension Transcode.VideoCodec {
    /// The values of ``Transcode/Video/crf``.
    ///
    /// x264's 0 is left out: it stands for no loss at all, which only its profile High 4:4:4 can hold, and that plays in
    /// few places. So is SVT-AV1's, which stands for its default.
    public var qualities: ClosedRange<Int> {
        switch self {
        case .h264: 1...51
        case .hevc: 0...51
        case .vp9: 0...63
        case .av1: 1...63
        }
    }

    /// The values of ``Transcode/Video/speed``, slowest and best last for x264 and x265 and first for the others.
    ///
    /// libvpx counts on to 8, but when it is to be good rather than fast, 6 to 8 give the bytes of 5. SVT-AV1 counts from
    /// -2 to 13; those below 0 and above 12 are for trying it out.
    public var speeds: [String] {
        switch self {
        case .h264, .hevc:
            [
                "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow",
                "placebo",
            ]
        case .vp9: (0...5).map(String.init)
        case .av1: (0...12).map(String.init)
        }
    }

    /// How it is encoded where nothing else is asked for, up to 720 lines.
    ///
    /// Peaks: Apple's HLS authoring rules for H.264 and Google's VP9 guide for VP9, which has the quality too. AV1's
    /// quality and speed are where its users begin. The rest is our choice: HEVC's quality is where x265 looks as x264
    /// does at its own, and neither HEVC nor AV1 has a peak.
    public var usual: Transcode.Video {
        switch self {
        case .h264: Transcode.Video(codec: .h264, crf: 22, maxBitRate: 3_000_000, speed: "medium")
        case .hevc: Transcode.Video(codec: .hevc, crf: 26, maxBitRate: 0, speed: "medium")
        case .vp9: Transcode.Video(codec: .vp9, crf: 32, maxBitRate: 1_485_000, speed: "4")
        case .av1: Transcode.Video(codec: .av1, crf: 35, maxBitRate: 0, speed: "8")
        }
    }

    /// Whether it takes a quality and a mean bit rate together.
    public var bindsQualityToBitRate: Bool { self == .vp9 }

    /// Whether it can read the pictures twice.
    public var hasTwoPasses: Bool { self == .h264 || self == .vp9 }

    /// Whether what is made of high dynamic range is shown as such.
    public var holdsHighDynamicRange: Bool { self != .h264 }

    /// What people call it.
    public var title: String {
        switch self {
        case .h264: "H.264"
        case .hevc: "HEVC"
        case .vp9: "VP9"
        case .av1: "AV1"
        }
    }

    /// FFmpeg's name of the encoder.
    public var encoder: String {
        switch self {
        case .h264: "libx264"
        case .hevc: "libx265"
        case .vp9: "libvpx-vp9"
        case .av1: "libsvtav1"
        }
    }
}

extension Transcode.AudioCodec {
    /// How it is encoded where nothing else is asked for.
    public var usual: Transcode.Audio { Transcode.Audio(codec: self) }

    /// What people call it.
    public var title: String { self == .aac ? "AAC" : "Opus" }

    /// What the codec can hold.
    public var sound: SoundCodec {
        switch self {
        case .aac: .aac
        case .opus: .opus
        }
    }

    /// FFmpeg's name of the encoder.
    public var encoder: String { sound.encoder }
}

extension CodecID {
    /// What people call it.
    var title: String {
        switch self {
        case .h264: "H.264"
        case .hevc: "HEVC"
        case .mpeg4: "MPEG-4 part 2"
        case .prores: "ProRes"
        case .opus: "Opus"
        default: rawValue.uppercased()
        }
    }
}
