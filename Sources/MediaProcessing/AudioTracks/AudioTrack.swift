/// Asks for the sound of a source as a file of its own.
public struct AudioTrack: Hashable, Sendable, Codable {
    /// The formats that can be made.
    public enum Format: String, CaseIterable, Hashable, Sendable, Codable {
        /// AAC in MPEG-4: copied if the source's sound is AAC, else encoded.
        case m4a
        /// Opus in Ogg.
        case opus
        /// MP3.
        case mp3
        /// FLAC, without loss.
        case flac
        /// 16-bit PCM in WAV.
        case wav
    }

    /// The file's name, with its extension.
    public var name: String
    /// The format.
    public var format: Format
    /// The bit rate in bits a second; `nil` for the format's usual one.
    ///
    /// FLAC and WAV have none.
    public var bitRate: Int?
    /// The part of the source that is made.
    public var trim = Trim.whole
    /// The rate, the channels and the loudness.
    public var sound = SoundSettings.kept

    /// Asks for a file.
    public init(name: String, format: Format, bitRate: Int? = nil) {
        self.name = name
        self.format = format
        self.bitRate = bitRate
    }
}

extension AudioTrack.Format {
    /// The codec.
    public var codec: SoundCodec {
        switch self {
        case .m4a: .aac
        case .opus: .opus
        case .mp3: .mp3
        case .flac: .flac
        case .wav: .pcm
        }
    }

    /// FFmpeg's name of the container.
    public var muxer: String { self == .m4a ? "ipod" : rawValue }

    /// Whether there is a bit rate to choose.
    public var hasBitRate: Bool { codec.usualBitRate(channels: 2) != nil }

    /// The muxer's options.
    var options: [String: String] { self == .m4a ? ["movflags": "+faststart", "movie_timescale": "90000"] : [:] }

    /// Whether a file has the packets that were written, each at its time: MP3 has no times, and WAV samples alone.
    var keepsPackets: Bool { self != .wav && self != .mp3 }
}
