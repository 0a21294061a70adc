import FFmpeg
import MediaTypes

/// Makes a file of the sound alone: copied where it is already what is asked for, else encoded.
struct AudioTrackOutput: PassOutput {
    private let track: AudioTrack
    private let copies: Bool

    init(_ track: AudioTrack, _ context: OutputContext) {
        self.track = track
        copies = track.format == .m4a && track.bitRate == nil && context.audio?.codec == .aac
    }

    var sweeps: [SweepNeeds] { [copies ? SweepNeeds(audioPackets: true) : SweepNeeds(sound: true)] }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let stream = context.audio, let info = stream.audio, let parameters = context.audioParameters else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no audio stream, and extractAudio needs one")
        }
        let path = context.files.begin(track.name)
        var outcome = PassOutcome(source: context.source)
        let (seconds, summary) =
            copies
            ? try copy(parameters, stream, from: inbox, context, to: path)
            : try encode(stream, info, from: inbox, context, to: path)
        let check = OutputCheck(
            path: path, name: track.name, frames: nil, audioSeconds: seconds, resolution: nil,
            needsIndexFirst: track.format == .m4a)
        do throws(MediaError) {
            outcome.files = [try check.run(context.cancellation)]
        } catch {
            guard copies, error.reason == .damagedOutput else { throw error }
            throw MediaError(
                .unreadable, "the sound of \(context.sourceName) is damaged: its copy, \(track.name), can't be decoded",
                cause: error.cause)
        }
        let reason = copies ? "the sound is AAC already and was copied" : "the sound is \(stream.codec) and was encoded"
        outcome.notes = [reason] + (summary?.notes ?? [])
        return outcome
    }

    private func copy(
        _ parameters: StreamParameters, _ stream: StreamInfo, from inbox: Inbox<PassMessage>, _ context: OutputContext,
        to path: String
    ) throws(MediaError) -> (Double?, ReadSummary?) {
        var copier = try AudioFileCopier(track, parameters, stream, context, path: path)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            if case .audioPacket(let shared) = message {
                try copier.take(shared)
                context.progress(copier.seconds)
            }
            return true
        }
        guard copier.packets > 0 else {
            throw MediaError(.unreadable, "the audio stream of \(context.sourceName) has no packet")
        }
        try copier.finish()
        return (nil, summary)
    }

    private func encode(
        _ stream: StreamInfo, _ info: AudioInfo, from inbox: Inbox<PassMessage>, _ context: OutputContext,
        to path: String
    ) throws(MediaError) -> (Double?, ReadSummary?) {
        var writer = try AudioFileWriter(track, stream, info, context, path: path)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            if case .audio(let sound) = message {
                try writer.take(sound)
                context.progress(writer.seconds)
            }
            return true
        }
        let seconds = try writer.finish()
        guard seconds > 0 else {
            throw MediaError(.unreadable, "no sound of \(context.sourceName) can be decoded")
        }
        return (seconds, summary)
    }
}

/// Copies sound into a file of its own.
struct AudioFileCopier: ~Copyable {
    /// How many packets were copied.
    private(set) var packets = 0
    /// The time of the last of them in seconds.
    private(set) var seconds = 0.0
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
            name = track.name
        } catch {
            throw MediaError(writing: track.name, error)
        }
    }

    /// Copies a packet.
    mutating func take(_ shared: SharedPacket) throws(MediaError) {
        do throws(FFmpegError) {
            var packet = try shared.packet.reference()
            packet.shift(byTicks: -origin)
            if let ticks = packet.presentationTicks {
                seconds = Timestamp(ticks: ticks, timeBase: timeBase).seconds
            }
            try muxer.write(&packet, to: index)
            packets += 1
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Closes the file.
    consuming func finish() throws(MediaError) {
        do throws(FFmpegError) {
            try muxer.finish()
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}

/// Encodes sound into a file of its own.
struct AudioFileWriter: ~Copyable {
    private var muxer: Muxer
    private var sound: SoundTrack
    private let name: String

    init(
        _ track: AudioTrack, _ stream: StreamInfo, _ info: AudioInfo, _ context: OutputContext, path: String
    ) throws(MediaError) {
        do throws(FFmpegError) {
            var muxer = try Muxer(path: path, format: track.format.muxer)
            let sound = try SoundTrack(
                track.format.encoder, track.bitRate ?? track.format.usualBitRate, stream, info, context, &muxer,
                globalHeader: track.format == .m4a, padsStart: true)
            try muxer.writeHeader(options: track.format.options)
            self.muxer = muxer
            self.sound = sound
            name = track.name
        } catch {
            throw MediaError(writing: track.name, error)
        }
    }

    /// How much sound was encoded, in seconds.
    var seconds: Double { sound.seconds }

    /// Encodes sound.
    mutating func take(_ heard: SharedAudioFrame) throws(MediaError) {
        do throws(FFmpegError) {
            try sound.encode(heard, to: &muxer)
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Encodes what is left, closes the file, and returns how much sound is in it, in seconds.
    consuming func finish() throws(MediaError) -> Double {
        do throws(FFmpegError) {
            try sound.finish(&muxer)
            let seconds = sound.seconds
            try muxer.finish()
            return seconds
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}

extension AudioTrack.Format {
    /// FFmpeg's name of the container.
    public var muxer: String {
        switch self {
        case .m4a: "ipod"
        case .opus: "opus"
        case .mp3: "mp3"
        case .flac: "flac"
        case .wav: "wav"
        }
    }

    /// FFmpeg's name of the encoder.
    public var encoder: String {
        switch self {
        case .m4a: "aac"
        case .opus: "libopus"
        case .mp3: "libmp3lame"
        case .flac: "flac"
        case .wav: "pcm_s16le"
        }
    }

    /// Whether there is a bit rate to choose.
    public var hasBitRate: Bool { usualBitRate != nil }

    /// The bit rate where none is asked for.
    var usualBitRate: Int? {
        switch self {
        case .m4a: 128_000
        case .opus: 96_000
        case .mp3: 192_000
        case .flac, .wav: nil
        }
    }

    /// The muxer's options.
    var options: [String: String] { self == .m4a ? ["movflags": "+faststart"] : [:] }
}
