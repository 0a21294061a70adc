/// Which loudspeakers the channels of a sound are for.
public struct ChannelLayout: Hashable, Sendable, Codable {
    /// How many channels.
    public let channels: Int
    /// FFmpeg's description, such as `stereo` or `5.1(side)`; `2 channels` when the order is unknown.
    public let name: String

    /// A layout by number of channels and FFmpeg's description.
    public init(channels: Int, name: String) {
        self.channels = channels
        self.name = name
    }
}

extension ChannelLayout: CustomStringConvertible {
    /// FFmpeg's description.
    public var description: String { name }
}

extension ChannelLayout {
    /// One channel.
    public static let mono = ChannelLayout(channels: 1, name: "mono")
    /// Left and right.
    public static let stereo = ChannelLayout(channels: 2, name: "stereo")
    /// Left, right, centre, low frequencies, left and right at the back.
    public static let surround51 = ChannelLayout(channels: 6, name: "5.1")
}
