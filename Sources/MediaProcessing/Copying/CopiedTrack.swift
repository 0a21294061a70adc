import FFmpeg
import MediaTypes

/// The packets of one stream, copied into a file as they are, each with its time after the beginning.
///
/// What an edit list leaves out before the beginning is copied, since what follows may need it, and is left out in the
/// copy by its own edit list; what it leaves out at the end isn't copied.
struct CopiedTrack: ~Copyable {
    /// How many packets were copied that are to be shown or heard.
    private(set) var shown = 0
    /// The time of the last packet in seconds.
    private(set) var reached = 0.0
    /// How much is to be heard.
    private(set) var heard: HeardLength
    private var withheld: [SharedPacket] = []
    private let index: Int
    private let origin: Int64
    private let timeBase: Rational

    /// How many packets that aren't to be shown wait to be left out: pictures that come later may be shown earlier.
    private static let patience = 64

    /// Adds a stream to a file.
    init(_ copy: CopyWork, _ muxer: inout Muxer) throws(FFmpegError) {
        let parameters = try copy.color.map { color throws(FFmpegError) in try copy.parameters.tagged(color) }
        index = try muxer.addStream(copying: parameters ?? copy.parameters, tag: copy.tag)
        origin = copy.origin.rescaled(to: copy.stream.timeBase).ticks
        timeBase = copy.stream.timeBase
        heard = HeardLength(timeBase: copy.stream.timeBase, sampleRate: copy.stream.audio?.sampleRate ?? 0)
    }

    /// Copies a packet.
    mutating func copy(_ shared: SharedPacket, to muxer: inout Muxer) throws(FFmpegError) {
        guard !shared.packet.isDiscarded || shown == 0 else {
            if withheld.count < Self.patience { withheld.append(shared) }
            return
        }
        for earlier in withheld { try write(earlier, to: &muxer) }
        withheld = []
        try write(shared, to: &muxer)
    }

    private mutating func write(_ shared: SharedPacket, to muxer: inout Muxer) throws(FFmpegError) {
        var packet = try shared.packet.reference()
        if !packet.isDiscarded { shown += 1 }
        heard.add(HeardLength.Piece(packet))
        packet.shift(byTicks: -origin)
        if let ticks = packet.presentationTicks { reached = Timestamp(ticks: ticks, timeBase: timeBase).seconds }
        try muxer.write(&packet, to: index)
    }
}

/// What is needed to copy a stream.
struct CopyWork: Sendable {
    /// The stream as the muxer needs it.
    let parameters: StreamParameters
    /// The stream.
    let stream: StreamInfo
    /// The colours that the container is to tell; `nil` leaves them as they are.
    var color: ColorTags?
    /// The container's four letters for the codec; `nil` for its usual ones.
    var tag: String?
    /// The moment in the source that is the beginning of what is made.
    let origin: Timestamp
}
