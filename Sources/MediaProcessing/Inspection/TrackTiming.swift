public import MediaTypes

/// What the packets of a stream tell without being decoded.
public struct TrackTiming: Hashable, Sendable, Codable {
    /// How far apart frames are.
    public struct FrameDurations: Hashable, Sendable, Codable {
        /// The shortest.
        public var shortest: Seconds
        /// The one in the middle, if all were put in order.
        public var typical: Seconds
        /// The longest.
        public var longest: Seconds
    }

    /// Groups of pictures: a keyframe and all that follows it up to the next.
    public struct GroupsOfPictures: Hashable, Sendable, Codable {
        /// How many there are.
        public var count: Int
        /// The shortest in seconds.
        public var shortest: Seconds
        /// The longest in seconds.
        public var longest: Seconds
        /// The mean in seconds.
        public var mean: Seconds
        /// The most frames in one.
        public var mostFrames: Int
        /// How many have frames that are shown before their keyframe.
        ///
        /// Only these may be open, which means that they need the group before; with none, all are closed.
        public var withLeadingFrames: Int
    }

    /// How many packets there are.
    public var packets: Int
    /// How many of them an edit list leaves out.
    public var discarded: Int
    /// How many of them decode to no picture of their own, as alternate references of VP8 and VP9 do.
    public var hidden: Int
    /// When the first frame or sample is shown or heard, from the beginning of the source.
    public var start: Seconds?
    /// When the last one ends.
    public var end: Seconds?
    /// How many packets say no time.
    public var missingTimes: Int
    /// How many packets are to be decoded no later than the one before.
    public var disorderedTimes: Int
    /// How many frames are shown longer or shorter than the typical one; for sound, how many packets don't begin where the
    /// one before ends, to five milliseconds.
    ///
    /// What is allowed is a millisecond, or a tick of the stream where that is more; of frames that are shown for less than
    /// 4 ms a quarter of that.
    public var irregularGaps: Int
    /// How far apart pictures are; `nil` for sound, and for fewer than two pictures.
    public var frameDurations: FrameDurations?
    /// Pictures a second, on average; `nil` as above.
    public var frameRate: Double?
    /// The groups of pictures; `nil` for sound and where there is no keyframe.
    public var groups: GroupsOfPictures?
}

extension TrackTiming {
    /// How many pictures are to be shown.
    public var frames: Int { packets - discarded - hidden }

    /// Whether all pictures are equally far apart, but for what ``irregularGaps`` allows; `nil` for sound, and for fewer
    /// than two pictures.
    public var isConstantFrameRate: Bool? { frameDurations == nil ? nil : irregularGaps == 0 }

    /// How long it lasts.
    public var length: Seconds? {
        guard let start, let end else { return nil }
        return Stretch(start: start, end: end).length
    }
}
