public import MediaTypes

/// What was written of a stream, or what is read of it: to be compared with each other.
public struct WrittenTrack: Hashable, Sendable {
    /// The length of a tick of its times.
    public let timeBase: Rational
    /// When each packet is shown or heard, in ticks, in the order of the packets.
    public private(set) var times: [Int64] = []
    /// When the last of them ends, in ticks.
    public private(set) var end: Int64?
    /// A digest of the data of all packets, as ``PacketDigest`` has it; empty until it is known.
    public private(set) var digest = ""

    /// Nothing yet.
    public init(timeBase: Rational) { self.timeBase = timeBase }

    /// Takes in a packet.
    public mutating func note(_ packet: borrowing Packet) {
        guard let time = packet.presentationTicks else { return }
        times.append(time)
        let (sum, overflow) = time.addingReportingOverflow(packet.durationTicks)
        end = max(end ?? sum, overflow ? time : sum)
    }

    /// The first moment, in seconds.
    public var start: Double? { times.min().map(seconds) }

    /// Takes in the digest of all packets.
    public mutating func close(_ digest: PacketDigest) { self.digest = digest.finish() }

    /// How many seconds ticks are.
    public func seconds(_ ticks: Int64) -> Double { Timestamp(ticks: ticks, timeBase: timeBase).seconds }
}
