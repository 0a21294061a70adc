/// Asks for the waveform of a source's sound: as numbers for players, and as pictures.
public struct Waveform: Hashable, Sendable, Codable {
    /// The formats that can be made.
    public enum Format: String, CaseIterable, Hashable, Sendable, Codable {
        /// The numbers, as audiowaveform 2 writes them in JSON with 8 bits.
        case json
        /// A picture of lines.
        case svg
        /// A picture of pixels.
        case png
    }

    /// What is seen of channels.
    public enum Channels: String, CaseIterable, Hashable, Sendable, Codable {
        /// All of them mixed to one.
        case mix
        /// Each, and in the numbers the mix in a file of its own too.
        case each
    }

    /// The formats.
    public var formats: [Format]
    /// How many points there are a second: the least and greatest sample of each.
    public var pointsPerSecond: Int
    /// What is seen of channels.
    public var channels: Channels
    /// The width of the pictures in pixels.
    public var width: Int
    /// The height of the pictures in pixels.
    public var height: Int
    /// The colour of the waveform.
    public var color: RGBColor
    /// The colour behind it; `nil` for none, so that what is beneath shows.
    public var background: RGBColor?

    /// Asks for a waveform.
    public init(
        formats: [Format] = [.json, .svg, .png], pointsPerSecond: Int = 50, channels: Channels = .mix,
        width: Int = 1280, height: Int = 160, color: RGBColor = RGBColor(red: 0x3b, green: 0x6e, blue: 0xd8),
        background: RGBColor? = nil
    ) {
        self.formats = formats
        self.pointsPerSecond = pointsPerSecond
        self.channels = channels
        self.width = width
        self.height = height
        self.color = color
        self.background = background
    }
}
