import FFmpeg
import MediaTypes

/// Reads a source once and sends what is read to the outputs: packets as they are, pictures and sound decoded once.
struct SweepReader: ~Copyable {
    private var source: PassSource
    private let taps: PassTaps
    private let limits: SourceLimits
    private var summary = ReadSummary()
    private var extent = ReadExtent()

    init(_ source: consuming PassSource, _ taps: PassTaps, _ limits: SourceLimits) {
        self.source = source
        self.taps = taps
        self.limits = limits
    }

    /// Reads until the end, or until no output takes any more; what goes wrong is told to each that still listens.
    consuming func run() {
        do throws(MediaError) {
            try read()
            try checkEnd()
            taps.end(.success(summary))
        } catch {
            taps.end(.failure(error))
        }
    }

    /// Throws if the source ends before its time; where nobody read it to its end that isn't known.
    private borrowing func checkEnd() throws(MediaError) {
        guard taps.isOpen else { return }
        let streams = [taps.wantVideo ? source.video : nil, taps.wantAudio ? source.audio : nil].compactMap(\.self)
        if extent.isEmpty, source.video == nil || taps.wantVideo, source.audio == nil || taps.wantAudio {
            throw MediaError(headerAlone: source.name)
        }
        if let shortfall = extent.shortfall(of: source.info, reading: streams) {
            throw MediaError(shortfall, of: source.name)
        }
    }

    private mutating func read() throws(MediaError) {
        let video = taps.wantVideo ? source.video : nil
        let audio = taps.wantAudio ? source.audio : nil
        guard ![video, audio].contains(where: { $0?.isEncrypted ?? false }) else {
            throw MediaError(encrypted: source.name)
        }
        do throws(FFmpegError) {
            let witnesses = ReadExtent.witnesses(in: source.info)
            source.demuxer.select(Set(([video, audio].compactMap(\.self) + witnesses).map(\.index)))
            try read(video, audio)
        } catch {
            guard error.reason != .cancelled else { throw MediaError(.cancelled, "\(source.name): cancelled") }
            let reason: MediaError.Reason = error.reason == .notFound ? .unsupported : .unreadable
            throw MediaError(reason, "\(source.name) can't be decoded", cause: error)
        }
    }

    private mutating func read(_ video: StreamInfo?, _ audio: StreamInfo?) throws(FFmpegError) {
        var pictures = pictureDecoder(video)
        var sound = soundDecoder(audio)
        var packet = try Packet()
        summary.pictures.declared = video?.frameCount
        while taps.isOpen, try readNext(into: &packet) {
            if let video, packet.streamIndex == video.index {
                extent.take(packet, of: video)
                summary.pictures.take(PacketTimes(packet, codec: video.codec))
                try taps.send(video: packet)
                try pictures?.decode(packet, &summary)
            } else if let audio, packet.streamIndex == audio.index {
                extent.take(packet, of: audio)
                try taps.send(audio: packet)
                try sound?.decode(packet, &summary)
            } else if let other = source.info.streams.first(where: { $0.index == packet.streamIndex }) {
                extent.take(packet, of: other)
            }
        }
        try pictures?.finish(&summary)
        try sound?.finish(&summary)
    }

    /// A stream that has no decoder costs only those that want it decoded.
    private borrowing func pictureDecoder(_ stream: StreamInfo?) -> PictureDecoder? {
        guard taps.wantPictures, let stream else { return nil }
        do throws(FFmpegError) {
            return try PictureDecoder(source.demuxer.parameters(of: stream.index), stream.timeBase, taps, limits)
        } catch {
            taps.refusePictures(MediaError(undecodable: "pictures", stream, of: source.name, error))
            return nil
        }
    }

    private borrowing func soundDecoder(_ stream: StreamInfo?) -> SoundDecoder? {
        guard taps.wantSound, let stream else { return nil }
        do throws(FFmpegError) {
            return try SoundDecoder(source.demuxer.parameters(of: stream.index), taps)
        } catch {
            taps.refuseSound(MediaError(undecodable: "sound", stream, of: source.name, error))
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
