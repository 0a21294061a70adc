import FFmpeg
import MediaTypes

/// What a packet says of itself: all that a scan without decoding looks at.
struct PacketTimes: Hashable, Sendable {
    /// When it is shown, in ticks of its stream.
    var presentation: Int64?
    /// When it is decoded, in ticks of its stream.
    var decoding: Int64?
    /// How long it lasts in ticks; 0 if it doesn't say.
    var duration: Int64 = 0
    /// Whether decoding can begin here.
    var isKeyframe = false
    /// Whether an edit list leaves it out.
    var isDiscarded = false
    /// Whether it decodes to no picture of its own, as alternate references of VP8 and VP9 do.
    var isHidden = false
    /// How many samples at its begin are not to be heard.
    var skippedAtBegin = 0
    /// How many samples at its end are not to be heard.
    var skippedAtEnd = 0
}

extension PacketTimes {
    /// What a packet of a codec says.
    init(_ packet: borrowing Packet, codec: CodecID) {
        presentation = packet.presentationTicks ?? packet.decodingTicks
        decoding = packet.decodingTicks
        duration = packet.durationTicks
        isKeyframe = packet.isKeyframe
        isDiscarded = packet.isDiscarded
        isHidden = HiddenFrame.isHidden(first: packet.firstByte, last: packet.lastByte, codec: codec)
        (skippedAtBegin, skippedAtEnd) = packet.skippedSamples
    }
}
