import FFmpeg
import MediaTypes

/// Reads a source once and sends what is read to the outputs: packets as they are, pictures and sound decoded once.
struct SweepReader: ~Copyable {
    private var source: PassSource
    private let taps: PassTaps
    private let limits: SourceLimits
    private var summary = ReadSummary()
    private var extent = ReadExtent()
    private let leap: Leap?

    /// Makes a reader of a source that is at its beginning.
    ///
    /// - Parameters:
    ///   - source: what is read.
    ///   - taps: who takes what.
    ///   - limits: what the source may cost.
    ///   - mayLeap: whether it may be read from a keyframe on, where nothing before it is wanted.
    init(_ source: consuming PassSource, _ taps: PassTaps, _ limits: SourceLimits, mayLeap: Bool) {
        leap = mayLeap ? taps.wantedFrom.flatMap { source.leap(to: $0) } : nil
        self.source = source
        self.taps = taps
        self.limits = limits
    }

    /// Reads until the end, or until no output takes any more; what goes wrong is told to each that still listens.
    ///
    /// - Returns: `false` if the source has to be read from its beginning and was not; nothing was told then.
    consuming func run() -> Bool {
        do throws(MediaError) {
            guard try read() else { return false }
            let (summary, extent, source, name) = (summary, extent, source.info, source.name)
            taps.end { needs in
                extent.fault(of: source, called: name, for: needs).map { .failure($0) } ?? .success(summary)
            }
        } catch {
            taps.end { _ in .failure(error) }
        }
        return true
    }

    private mutating func read() throws(MediaError) -> Bool {
        let video = taps.wantVideo ? source.video : nil
        let audio = taps.wantAudio ? source.audio : nil
        do throws(FFmpegError) {
            let witnesses = ReadExtent.witnesses(in: source.info)
            source.demuxer.select(Set(([video, audio].compactMap(\.self) + witnesses).map(\.index)))
            if let leap, let video {
                do throws(FFmpegError) {
                    try source.demuxer.seek(to: leap.wanted, stream: video.index)
                } catch  where error.reason != .cancelled {
                    return false
                }
            }
            return try read(video, audio)
        } catch {
            guard error.reason != .cancelled else { throw MediaError(.cancelled, "\(source.name): cancelled") }
            let reason: MediaError.Reason = error.reason == .notFound ? .unsupported : .unreadable
            throw MediaError(reason, "\(source.name) can't be decoded", cause: error)
        }
    }

    private mutating func read(_ video: StreamInfo?, _ audio: StreamInfo?) throws(FFmpegError) -> Bool {
        var pictures = pictureDecoder(video)
        var sound = soundDecoder(audio)
        var packet = try Packet()
        if leap == nil { summary.pictures.declared = video?.frameCount } else { summary.pictures.isPart = true }
        while taps.isOpen, try readNext(into: &packet) {
            if let video, packet.streamIndex == video.index {
                extent.take(packet, of: video)
                let times = PacketTimes(packet, codec: video.codec)
                summary.pictures.take(times)
                try taps.send(video: packet)
                if taps.takePictures { try pictures?.decode(packet, times, &summary) }
                if pictures?.hasFailedLeap == true { return false }
            } else if let audio, packet.streamIndex == audio.index {
                extent.take(packet, of: audio)
                try taps.send(audio: packet)
                if taps.takeSound { try sound?.decode(packet, &summary) }
            } else if let other = source.info.streams.first(where: { $0.index == packet.streamIndex }) {
                extent.take(packet, of: other)
            }
        }
        try pictures?.finish(&summary)
        try sound?.finish(&summary)
        return pictures?.hasFailedLeap != true
    }

    /// A stream that can't be decoded costs only those that want it decoded.
    private borrowing func pictureDecoder(_ stream: StreamInfo?) -> PictureDecoder? {
        guard taps.wantPictures, let stream else { return nil }
        guard stream.isEncrypted != true else {
            taps.refuse(MediaError(encrypted: source.name), to: { $0.pictures != nil })
            return nil
        }
        do throws(FFmpegError) {
            return try PictureDecoder(source.demuxer.parameters(of: stream.index), stream.timeBase, leap, taps, limits)
        } catch {
            taps.refuse(MediaError(undecodable: "pictures", stream, of: source.name, error), to: { $0.pictures != nil })
            return nil
        }
    }

    private borrowing func soundDecoder(_ stream: StreamInfo?) -> SoundDecoder? {
        guard taps.wantSound, let stream else { return nil }
        guard stream.isEncrypted != true else {
            taps.refuse(MediaError(encrypted: source.name), to: \.sound)
            return nil
        }
        do throws(FFmpegError) {
            return try SoundDecoder(source.demuxer.parameters(of: stream.index), taps)
        } catch {
            taps.refuse(MediaError(undecodable: "sound", stream, of: source.name, error), to: \.sound)
            return nil
        }
    }

    /// Reads a packet; a file that can't be read on counts as damaged and ends there.
    private mutating func readNext(into packet: inout Packet) throws(FFmpegError) -> Bool {
        do throws(FFmpegError) {
            return try source.demuxer.read(into: &packet)
        } catch {
            guard error.reason == .invalidData || error.reason == .inputOutput else { throw error }
            summary.noteEnd(error)
            extent.endedWithError = true
            return false
        }
    }
}
