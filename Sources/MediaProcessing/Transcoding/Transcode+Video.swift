public import MediaTypes

extension Transcode {
    /// How the picture is made and encoded.
    public struct Video: Hashable, Sendable, Codable {
        /// The codec.
        public var codec: VideoCodec
        /// Whether the source's is copied.
        public var copy = Copying.never
        /// Constant quality: less is better and larger; `nil` where the bit rate alone decides.
        ///
        /// In the codec's ``VideoCodec/qualities``.
        public var crf: Int?
        /// The mean bit rate in bits a second; `nil` where the quality alone decides.
        ///
        /// VP9 takes both: the quality then is the best that is made, and the bit rate the most.
        public var bitRate: Int?
        /// The peak bit rate in bits a second; 0 for none.
        public var maxBitRate: Int
        /// How often the pictures are read: twice to spread a bit rate well; 1 or 2.
        public var passes = 1
        /// How hard the encoder tries: x264's and x265's preset, libvpx's `cpu-used`, or SVT-AV1's preset; one of the
        /// codec's ``VideoCodec/speeds``.
        public var speed: String
        /// The longest time between key frames in seconds.
        public var keyframeInterval: Double
        /// The widest the picture may be; it is never made wider than the source's.
        public var maxWidth: Int?
        /// The highest the picture may be; it is never made higher than the source's.
        public var maxHeight: Int?
        /// The longest its shorter side may be, which is the height of a wide picture and the width of a tall one.
        public var maxShortSide: Int?
        /// The width of the box that the picture is fitted into.
        public var width: Int?
        /// The height of the box that the picture is fitted into.
        public var height: Int?
        /// How the picture gets into the box.
        public var fit = Fit.contain
        /// Whether the box may make it larger than it is in the source.
        public var upscale = false
        /// The colour of what is padded, and of what lies beneath what can be seen through.
        public var background = RGBColor.black
        /// A constant number of pictures a second; `nil` keeps the time of each.
        public var frameRate: Rational?
        /// The most pictures a second on average; a source that has more is made constant.
        public var maxFrameRate: Double?
        /// What becomes of pictures that are made of two fields.
        public var deinterlace = Deinterlacing.auto
        /// What becomes of high dynamic range.
        public var dynamicRange = DynamicRangeChoice.sdr
        /// Bits a sample, 8 or 10.
        public var bitDepth = 8
        /// The colours of a source that doesn't say them; `nil` guesses by its size.
        public var assumeColor: AssumedColor?

        /// Makes settings.
        public init(codec: VideoCodec, crf: Int?, maxBitRate: Int, speed: String, keyframeInterval: Double = 2) {
            self.codec = codec
            self.crf = crf
            self.maxBitRate = maxBitRate
            self.speed = speed
            self.keyframeInterval = keyframeInterval
        }
    }

    /// How a picture gets into a box of another shape.
    public enum Fit: String, CaseIterable, Hashable, Sendable, Codable {
        /// All of it is seen; the result may be narrower or lower than the box.
        case contain
        /// The box is full; what doesn't fit is cut off on both sides alike.
        case cover
        /// All of it is seen, in the middle of the box; the rest is the background.
        case pad
    }

    /// What becomes of pictures that are made of two fields.
    public enum Deinterlacing: String, CaseIterable, Hashable, Sendable, Codable {
        /// Those that say they are become whole ones, as many as there were.
        case auto
        /// They stay as they are.
        case never
    }

    /// What becomes of high dynamic range.
    public enum DynamicRangeChoice: String, CaseIterable, Hashable, Sendable, Codable {
        /// It becomes BT.709 in standard dynamic range.
        case sdr
        /// It is kept.
        case keep
    }

    /// The colours of a source that doesn't say them.
    public enum AssumedColor: String, CaseIterable, Hashable, Sendable, Codable {
        /// BT.601: standard definition.
        case bt601
        /// BT.709: high definition.
        case bt709
    }
}
