import MediaTypes

/// What a codec of sound can hold.
public enum SoundCodec: Hashable, Sendable {
    /// AAC-LC.
    case aac
    /// Opus.
    case opus
    /// MP3.
    case mp3
    /// FLAC, without loss.
    case flac
    /// 16-bit PCM.
    case pcm

    /// What people call it.
    public var title: String {
        switch self {
        case .aac: "AAC"
        case .opus: "Opus"
        case .mp3: "MP3"
        case .flac: "FLAC"
        case .pcm: "WAV"
        }
    }

    /// FFmpeg's name of the codec.
    var id: CodecID {
        switch self {
        case .aac: .aac
        case .opus: .opus
        case .mp3: .mp3
        case .flac: .flac
        case .pcm: .pcmS16LE
        }
    }

    /// FFmpeg's name of the encoder.
    public var encoder: String {
        switch self {
        case .aac: "aac"
        case .opus: "libopus"
        case .mp3: "libmp3lame"
        case .flac: "flac"
        case .pcm: "pcm_s16le"
        }
    }

    /// The sample rates it has; `nil` for any.
    ///
    /// Opus is decoded at 48 kHz whatever went in.
    public var sampleRates: [Int]? {
        switch self {
        case .aac:
            [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350]
        case .opus: [48_000]
        case .mp3: [48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000]
        case .flac, .pcm: nil
        }
    }

    /// The bit rate where none is asked for; `nil` where it is without loss.
    ///
    /// Of our choice: that of two channels, and as much for each pair beyond.
    public func usualBitRate(channels: Int) -> Int? {
        let pairs = max(2, channels)
        return switch self {
        case .aac: 64_000 * pairs
        case .opus: 48_000 * pairs
        case .mp3: 192_000
        case .flac, .pcm: nil
        }
    }

    /// The bit rate beyond which its encoder refuses to go; other encoders come down by themselves.
    func greatestBitRate(channels: Int) -> Int { self == .opus ? 256_000 * channels : .max }

    /// The layouts that it has a standard order of channels for; `nil` for any.
    ///
    /// AAC's are its channel configurations (ISO/IEC 14496-3), Opus's those of Vorbis (RFC 7845), FLAC's its own (RFC 9639).
    private var layouts: Set<String>? {
        switch self {
        case .aac: ["mono", "stereo", "3.0", "4.0", "5.0", "5.1", "7.1"]
        case .opus: ["mono", "stereo", "3.0", "quad", "5.0", "5.1", "6.1", "7.1"]
        case .mp3: ["mono", "stereo"]
        case .flac: ["mono", "stereo", "3.0", "quad", "5.0", "5.0(side)", "5.1", "5.1(side)", "6.1", "7.1"]
        case .pcm: nil
        }
    }

    /// Layouts of the same loudspeakers under another name: whether surround stands beside or behind says nothing.
    private static let twins = [
        "5.0(side)": "5.0", "5.1(side)": "5.1", "quad(side)": "quad", "5.0": "5.0(side)", "5.1": "5.1(side)",
    ]

    /// The layout that it has for these loudspeakers; `nil` if it can't hold them.
    func layout(for layout: ChannelLayout) -> ChannelLayout? {
        guard let layouts else { return layout }
        if layouts.contains(layout.name) { return layout }
        guard let twin = Self.twins[layout.name], layouts.contains(twin) else { return nil }
        return ChannelLayout(channels: layout.channels, name: twin)
    }

    /// The sample rate that it has for this one: the next above it, or its highest.
    func sampleRate(for rate: Int) -> Int {
        guard let sampleRates else { return rate }
        return sampleRates.filter { $0 >= rate }.min() ?? sampleRates.max() ?? rate
    }
}
