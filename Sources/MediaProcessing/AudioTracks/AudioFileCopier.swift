import FFmpeg
import MediaTypes

/// Copies sound into a file of its own.
///
/// What is before the sound that is to be heard, and where it begins, goes into the copy's edit list; what an edit list
/// leaves out at the end is left out.
struct AudioFileCopier: ~Copyable {
    /// How many packets were copied.
    private(set) var packets = 0
    /// The time of the last packet in seconds.
    private(set) var reached = 0.0
    private var heard: HeardLength
    private var muxer: Muxer
    private let index: Int
    private let origin: Int64
    private let timeBase: Rational
    private let name: String

    init(
        _ track: AudioTrack, _ parameters: StreamParameters, _ stream: StreamInfo, _ context: OutputContext,
        path: String
    ) throws(MediaError) {
        do throws(FFmpegError) {
            var muxer = try Muxer(path: path, format: track.format.muxer)
            let index = try muxer.addStream(copying: parameters)
            try muxer.writeHeader(options: track.format.options)
            self.muxer = muxer
            self.index = index
            origin = context.origin.rescaled(to: stream.timeBase).ticks
            timeBase = stream.timeBase
            heard = HeardLength(timeBase: stream.timeBase, sampleRate: stream.audio?.sampleRate ?? 0)
            name = track.name
        } catch {
            throw MediaError(writing: track.name, error)
        }
    }

    /// Copies a packet.
    mutating func take(_ shared: SharedPacket) throws(MediaError) {
        let times = HeardLength.Piece(shared.packet)
        guard !times.isDiscarded || !heard.hasBegun else { return }
        do throws(FFmpegError) {
            var packet = try shared.packet.reference()
            packet.shift(byTicks: -origin)
            if let ticks = packet.presentationTicks {
                reached = Timestamp(ticks: ticks, timeBase: timeBase).seconds
            }
            try muxer.write(&packet, to: index)
            heard.add(times)
            packets += 1
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Closes the file, and returns how much sound is to be heard, in seconds.
    consuming func finish() throws(MediaError) -> Double {
        do throws(FFmpegError) {
            let seconds = heard.seconds
            try muxer.finish()
            return seconds
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}

extension HeardLength.Piece {
    init(_ packet: borrowing Packet) {
        let skipped = packet.skippedSamples
        self.init(
            duration: packet.durationTicks, skipped: skipped.begin + skipped.end, isDiscarded: packet.isDiscarded)
    }
}
