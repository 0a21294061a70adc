public import MediaTypes

/// How pictures are encoded.
public struct VideoEncoderSettings: Hashable, Sendable {
    /// FFmpeg's name of the encoder.
    public var encoder: String
    /// The size of the pictures.
    public var resolution: Resolution
    /// The format of the pictures' samples.
    public var format: PixelFormat
    /// The length of a tick of the pictures' times.
    public var timeBase: Rational
    /// The number of pictures a second, if it is known and steady.
    public var frameRate: Rational?
    /// How many ticks a picture usually is shown; libvpx plans its bits by it.
    public var usualDuration = 1
    /// The colour tags, written into the bitstream.
    public var color = ColorTags.unspecified
    /// The bit rate in bits a second; `nil` leaves it to the encoder's own options.
    public var bitRate: Int?
    /// The peak bit rate in bits a second.
    public var maxBitRate: Int?
    /// The buffer that the peak is measured over, in bits.
    public var bufferSize: Int?
    /// The greatest number of pictures from one key frame to the next.
    public var keyframeInterval: Int?
    /// The greatest number of B-frames in a row.
    public var bFrames: Int?
    /// How many threads encode.
    ///
    /// With many encoders the bytes depend on it.
    public var threads = 1
    /// Whether parameters go into the container's header and not into the packets, as MP4 and Matroska want it.
    public var globalHeader = false
    /// The quantiser for encoders that have one quality, such as MJPEG: 1 is best, 31 is worst.
    public var quantizer: Int?
    /// The four letters that a container has for the codec, where it has more than one name; `nil` for the usual one.
    public var codecTag: String?
    /// Which of the readings of the pictures this is.
    public var pass = EncodingPass.only
    /// The encoder's own options.
    public var options: [String: String] = [:]

    /// Makes settings.
    public init(encoder: String, resolution: Resolution, format: PixelFormat, timeBase: Rational) {
        self.encoder = encoder
        self.resolution = resolution
        self.format = format
        self.timeBase = timeBase
    }
}
