/// Something about a source that a person should know.
public struct Finding: Hashable, Sendable, Codable {
    /// What it is about.
    public enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        /// The source is an image.
        case image
        /// Colour tags contradict the size, the pixels, or each other.
        case colorTags
        /// Packets are out of order or say no time.
        case timestamps
        /// The source is longer or shorter than it says.
        case duration
        /// Fewer pictures can be decoded than were promised.
        case missingFrames
        /// Packets could not be decoded whole.
        case decodeErrors
        /// Pictures are damaged.
        case damagedPictures
        /// The picture is black.
        case black
        /// The picture doesn't change.
        case frozen
        /// There is a stream of sound and no sound in it.
        case missingAudio
        /// The sound ends before the pictures.
        case shortAudio
        /// The sound begins at another time than the pictures.
        case audioOffset
        /// There are holes in the sound.
        case audioGaps
        /// The sound is silent.
        case silent
        /// The sound is clipped.
        case clipped
    }

    /// What it is about.
    public var kind: Kind
    /// What was found, in words that follow the name of the source: `its picture is black from 2.00 s to 3.52 s`.
    public var message: String

    /// Makes a finding.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
