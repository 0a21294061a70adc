import FFmpeg
import MediaTypes

/// The packets of one stream, copied into a file as they are, each with its time after the beginning.
///
/// What an edit list leaves out before the beginning is copied, since what follows may need it, and is left out in the
/// copy by its own edit list; what it leaves out behind the last that is shown, in the order of decoding, isn't copied, and
/// nothing needs it. Streams of which more is left out aren't copied: ``CopyHindrances``.
struct CopiedTrack: ~Copyable {
    /// How many packets were copied that are to be shown or heard.
    private(set) var shown = 0
    /// The time of the last packet in seconds.
    private(set) var reached = 0.0
    /// How much is to be heard.
    private(set) var heard: HeardLength
    private var usualDuration: Int64 = 0
    private var filter: BitstreamFilter?
    private let index: Int
    private let origin: Int64
    private let timeBase: Rational

    /// Adds a stream to a file.
    init(_ copy: CopyWork, _ muxer: inout Muxer) throws(FFmpegError) {
        // Files hold one packet of VP9 a picture that is shown; some writers have one a picture that is coded.
        filter = copy.stream.codec == .vp9 ? try BitstreamFilter("vp9_superframe", of: copy.parameters) : nil
        let parameters = try copy.color.map { color throws(FFmpegError) in try copy.parameters.tagged(color) }
        index = try muxer.addStream(copying: parameters ?? copy.parameters, tag: copy.tag)
        origin = copy.origin.rescaled(to: copy.stream.timeBase).ticks
        timeBase = copy.stream.timeBase
        heard = HeardLength(timeBase: copy.stream.timeBase, sampleRate: copy.stream.audio?.sampleRate ?? 0)
    }

    /// Copies a packet.
    mutating func copy(_ shared: SharedPacket, to muxer: inout Muxer) throws(FFmpegError) {
        guard !shared.packet.isDiscarded || shown == 0 else { return }
        var packet = try shared.packet.reference()
        guard filter != nil else { return try write(&packet, to: &muxer) }
        try filter?.send(&packet)
        try writeFiltered(to: &muxer)
    }

    /// Copies what is left.
    mutating func finish(_ muxer: inout Muxer) throws(FFmpegError) {
        try filter?.finish()
        try writeFiltered(to: &muxer)
    }

    private mutating func writeFiltered(to muxer: inout Muxer) throws(FFmpegError) {
        var packet = try Packet()
        while try filter?.receive(into: &packet) == .output { try write(&packet, to: &muxer) }
    }

    private mutating func write(_ packet: inout Packet, to muxer: inout Muxer) throws(FFmpegError) {
        // The last packet often doesn't say how long it is, and a muxer would let the file end where it begins.
        if packet.durationTicks > 0 {
            usualDuration = packet.durationTicks
        } else {
            packet.setDuration(ticks: usualDuration)
        }
        if !packet.isDiscarded { shown += 1 }
        heard.add(HeardLength.Piece(packet))
        packet.shift(byTicks: -origin)
        if let ticks = packet.presentationTicks { reached = Timestamp(ticks: ticks, timeBase: timeBase).seconds }
        try muxer.write(&packet, to: index)
    }
}

extension HeardLength.Piece {
    init(_ packet: borrowing Packet) {
        let skipped = packet.skippedSamples
        self.init(
            duration: packet.durationTicks, skipped: skipped.begin + skipped.end, isDiscarded: packet.isDiscarded)
    }
}
