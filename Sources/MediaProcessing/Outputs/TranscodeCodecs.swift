// What the codecs and containers of a transcode can do, and what is usual for each.

extension Transcode.Container {
    /// Whether it may hold pictures of a codec.
    public func holds(_ codec: Transcode.VideoCodec) -> Bool { self == .mp4 || codec == .vp9 }

    /// Whether it may hold sound of a codec.
    public func holds(_ codec: Transcode.AudioCodec) -> Bool { self == .mp4 || codec == .opus }

    /// The video codec where none is asked for.
    public var usualVideoCodec: Transcode.VideoCodec { self == .mp4 ? .h264 : .vp9 }

    /// The audio codec where none is asked for.
    public var usualAudioCodec: Transcode.AudioCodec { self == .mp4 ? .aac : .opus }

    /// What people call it.
    public var title: String { self == .mp4 ? "MP4" : "WebM" }
}

extension Transcode.VideoCodec {
    /// The values of ``Transcode/Video/crf``.
    ///
    /// x264's 0 is left out: it stands for no loss at all, which only its profile High 4:4:4 can hold, and that plays in
    /// few places.
    public var qualities: ClosedRange<Int> { self == .h264 ? 1...51 : 0...63 }

    /// The values of ``Transcode/Video/speed``, slowest and best last for x264 and first for libvpx.
    ///
    /// libvpx counts on to 8, but when it is to be good rather than fast, 6 to 8 give the bytes of 5.
    public var speeds: [String] {
        switch self {
        case .h264:
            [
                "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow",
                "placebo",
            ]
        case .vp9: (0...5).map(String.init)
        }
    }

    /// How it is encoded where nothing else is asked for, up to 720 lines.
    ///
    /// Peaks: Apple's HLS authoring rules for H.264 and Google's VP9 guide for VP9, which has the quality too; the rest
    /// is our choice.
    public var usual: Transcode.Video {
        switch self {
        case .h264: Transcode.Video(codec: .h264, crf: 22, maxBitRate: 3_000_000, speed: "medium")
        case .vp9: Transcode.Video(codec: .vp9, crf: 32, maxBitRate: 1_485_000, speed: "4")
        }
    }

    /// What people call it.
    public var title: String { self == .h264 ? "H.264" : "VP9" }
}

extension Transcode.AudioCodec {
    /// How it is encoded where nothing else is asked for.
    public var usual: Transcode.Audio { Transcode.Audio(codec: self, bitRate: self == .aac ? 128_000 : 96_000) }

    /// What people call it.
    public var title: String { self == .aac ? "AAC" : "Opus" }
}
