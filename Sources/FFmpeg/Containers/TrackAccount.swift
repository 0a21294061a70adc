public import MediaTypes

/// Accounts for the packets of a stream, whether they are written or read: their times and a digest of their data.
public struct TrackAccount: Sendable {
    private var track: WrittenTrack
    private var digest: PacketDigest

    /// Begins with a stream that is read.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public init(_ parameters: StreamParameters, timeBase: Rational) throws(FFmpegError) {
        try self.init(codec: parameters.codec.rawValue, configuration: parameters.configuration, timeBase: timeBase)
    }

    init(codec: String, configuration: [UInt8], timeBase: Rational) throws(FFmpegError) {
        digest = try PacketDigest(codec: codec, configuration: configuration)
        track = WrittenTrack(timeBase: timeBase)
    }

    /// The length of a tick of the packets' times.
    public var timeBase: Rational { track.timeBase }

    /// Takes in a packet; one without data, such as the last of FLAC's encoder, isn't in the file.
    public mutating func take(_ packet: borrowing Packet) {
        guard packet.size > 0 else { return }
        track.note(packet)
        digest.add(packet)
    }

    /// What came of it; no packet may be taken in afterwards.
    public consuming func finish() -> WrittenTrack {
        track.digest = digest.finish()
        return track
    }
}
