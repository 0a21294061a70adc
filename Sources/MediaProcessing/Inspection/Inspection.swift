public import MediaTypes

/// What was found out about a source beyond what its header says.
public struct Inspection: Hashable, Sendable, Codable {
    /// How far it was looked into.
    public var depth: InspectionDepth
    /// What the packets of the pictures tell; `nil` without pictures, or if only the header was read.
    public var video: TrackTiming?
    /// What the packets of the sound tell; `nil` without sound, or if only the header was read.
    public var audio: TrackTiming?
    /// What was found on the decoded pictures.
    public var pictures: PictureInspection?
    /// What was found on the decoded sound.
    public var sound: SoundInspection?
    /// How many packets could not be decoded, or decoded only with damage; `nil` if nothing was decoded.
    public var decodeErrors: Int?
    /// What FFmpeg said of the first of them.
    public var firstDecodeError: String?
    /// What a person should know: it is not wrong in itself, and often is.
    public var findings: [Finding] = []

    /// Nothing is known yet.
    public init(depth: InspectionDepth) { self.depth = depth }
}

extension Inspection {
    /// By how much later the sound begins than the pictures; negative if it begins earlier.
    public var audioStartOffset: Seconds? { Self.distance(video?.start, audio?.start) }

    /// By how much later the sound ends than the pictures; negative if it ends earlier.
    public var audioEndOffset: Seconds? { Self.distance(video?.end, audio?.end) }

    /// The real length: from the beginning of what begins first to the end of what ends last.
    public var length: Seconds? {
        let starts = [video?.start, audio?.start].compactMap(\.self)
        let ends = [video?.end, audio?.end].compactMap(\.self)
        guard let start = starts.min(), let end = ends.max() else { return nil }
        return Stretch(start: start, end: end).length
    }

    private static func distance(_ from: Seconds?, _ to: Seconds?) -> Seconds? {
        guard let from, let to else { return nil }
        return Seconds(microseconds: to.microseconds.subtractingReportingOverflow(from.microseconds).partialValue)
    }
}
