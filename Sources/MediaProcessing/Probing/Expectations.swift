public import MediaTypes

/// What a source is expected to be.
///
/// What isn't set may be anything. What is said of sound is judged only where there is sound, and of pictures where there
/// are pictures; whether they have to be there is said by ``video`` and ``audio``.
public struct Expectations: Hashable, Sendable, Codable {
    /// Whether something has to be there.
    public enum Presence: String, CaseIterable, Hashable, Sendable, Codable {
        /// It has to be there.
        case required
        /// It must not be there.
        case absent
        /// It may be there.
        case optional
    }

    /// What a video stream is expected to be.
    public struct Video: Hashable, Sendable, Codable {
        /// The width of the upright picture in pixels.
        public var width: Int?
        /// The height of the upright picture in pixels.
        public var height: Int?
        /// The codec, by FFmpeg's name.
        public var codec: String?
        /// The least number of frames a second.
        public var minimumFrameRate: Double?
        /// The greatest number of frames a second.
        public var maximumFrameRate: Double?
        /// Whether all frames have to be, or must not be, equally far apart; needs packets.
        public var constantFrameRate: Bool?
        /// Whether the stream has to, or must not, say that its pictures are made of two fields.
        public var interlaced: Bool?
        /// The dynamic range that it has to have.
        public var dynamicRange: DynamicRange?
        /// The longest group of pictures in seconds; needs packets.
        public var maximumKeyframeInterval: Double?

        /// Expects nothing.
        public init() {}
    }

    /// How much of something there may be.
    public struct StretchLimits: Hashable, Sendable, Codable {
        /// The most seconds in all.
        public var maximum: Double?
        /// The most seconds in one go.
        public var longest: Double?
        /// The greatest part of the whole length, from 0 to 1.
        public var maximumFraction: Double?

        /// Limits nothing.
        public init() {}

        /// Whether it limits something.
        var isLimit: Bool { self != StretchLimits() }
    }

    /// What the video is expected to be; a source without video fails it.
    public var video: Video?
    /// Whether there has to be sound.
    public var audio = Presence.optional
    /// The least duration in seconds.
    public var minimumDuration: Double?
    /// The greatest duration in seconds.
    public var maximumDuration: Double?
    /// Whether the index of an MP4 or MOV has to, or must not, come before the media.
    public var fastStart: Bool?
    /// Whether colour tags that contradict the size, the pixels or each other are refused.
    public var consistentColor: Bool?
    /// How much of the picture may be black; needs frames, as all below but ``maximumAVOffset``.
    public var black: StretchLimits?
    /// How long the picture may stand still.
    public var frozen: StretchLimits?
    /// How much of the sound may be silent.
    public var silent: StretchLimits?
    /// How much of the sound may be clipped.
    public var clipped: StretchLimits?
    /// The least integrated loudness in LUFS.
    public var minimumLoudness: Double?
    /// The greatest integrated loudness in LUFS.
    public var maximumLoudness: Double?
    /// The greatest true peak in dBTP.
    public var maximumTruePeak: Double?
    /// By how many seconds sound and pictures may begin, or end, apart; needs packets.
    public var maximumAVOffset: Double?
    /// How many packets may be undecodable.
    public var maximumDecodeErrors: Int?
    /// How many pictures may be missing or damaged.
    public var maximumMissingFrames: Int?

    /// Expects nothing.
    public init() {}

    /// How far a source has to be looked into before all of it can be judged.
    public var depth: InspectionDepth {
        let needsFrames =
            [black, frozen, silent, clipped].contains { $0?.isLimit ?? false } || minimumLoudness != nil
            || maximumLoudness != nil || maximumTruePeak != nil || maximumDecodeErrors != nil
            || maximumMissingFrames != nil
        if needsFrames { return .frames }
        let needsPackets =
            maximumAVOffset != nil || video?.constantFrameRate != nil || video?.maximumKeyframeInterval != nil
        return needsPackets ? .packets : .header
    }
}
