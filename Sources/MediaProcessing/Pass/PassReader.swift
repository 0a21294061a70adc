import FFmpeg
import MediaTypes

/// Reads a source once and sends what is read to the outputs: packets as they are, pictures and sound decoded once.
struct PassReader: ~Copyable {
    private var source: PassSource
    private let outputs: [MediaPass.Output]
    private let cancellation: CancellationToken
    private let limits: SourceLimits
    private var summary = ReadSummary()
    private var extent = ReadExtent()

    init(
        _ source: consuming PassSource, outputs: [MediaPass.Output], cancellation: CancellationToken,
        limits: SourceLimits
    ) {
        self.source = source
        self.outputs = outputs
        self.cancellation = cancellation
        self.limits = limits
    }

    /// Reads until the end, or until no output takes any more, and returns when all outputs are done and reported.
    consuming func run(_ report: @escaping @Sendable (MediaPassEvent) -> Void) {
        do throws(MediaError) {
            let workers = start(try parameters(of: source.video), try parameters(of: source.audio), report)
            serve(workers)
        } catch {
            for output in outputs { report(.finished(output: output.id, .failure(error))) }
        }
    }

    private borrowing func start(
        _ video: StreamParameters?, _ audio: StreamParameters?,
        _ report: @escaping @Sendable (MediaPassEvent) -> Void
    ) -> [OutputWorker] {
        var workers: [OutputWorker] = []
        for output in outputs {
            let context = context(for: output, video, audio, report)
            workers.append(OutputWorker(output, context, capacity: limits.inboxBytes, report))
        }
        return workers
    }

    /// Reads for outputs that were started; what goes wrong is told to each that still listens.
    private mutating func serve(_ workers: [OutputWorker]) {
        let taps = PassTaps(workers)
        defer { for worker in workers { worker.end() } }
        guard !taps.isEmpty else { return }
        do throws(MediaError) {
            try read(taps)
            try checkEnd(taps)
            taps.send(end: summary)
        } catch {
            taps.send(failure: error)
        }
    }

    /// Throws if the source ends before its time; where nobody read it to its end that isn't known.
    private borrowing func checkEnd(_ taps: PassTaps) throws(MediaError) {
        let streams = [taps.wantAnyPictures ? source.video : nil, taps.wantAnySound ? source.audio : nil]
        guard taps.isOpen, let shortfall = extent.shortfall(of: source.info, reading: streams.compactMap(\.self)) else {
            return
        }
        throw MediaError(shortfall, of: source.name)
    }

    private borrowing func parameters(of stream: StreamInfo?) throws(MediaError) -> StreamParameters? {
        guard let stream else { return nil }
        do throws(FFmpegError) {
            return try source.demuxer.parameters(of: stream.index)
        } catch {
            throw MediaError(.unreadable, "\(source.name) can't be read", cause: error)
        }
    }

    private borrowing func context(
        for output: MediaPass.Output, _ video: StreamParameters?, _ audio: StreamParameters?,
        _ report: @escaping @Sendable (MediaPassEvent) -> Void
    ) -> OutputContext {
        let duration = source.info.duration?.value ?? 0
        let id = output.id
        let reached = ReachedFraction()
        return OutputContext(
            sourcePath: source.path, sourceName: source.name, source: source.info, video: source.video,
            audio: source.audio, videoParameters: video, audioParameters: audio, origin: source.origin, files: BegunFiles(in: output.folder),
            cancellation: cancellation,
            progress: { seconds in
                guard duration > 0, let fraction = reached.advance(to: seconds / duration) else { return }
                report(.progressed(output: id, fraction))
            })
    }

    // MARK: Reading

    private mutating func read(_ taps: PassTaps) throws(MediaError) {
        do throws(FFmpegError) {
            let video = taps.wantAnyPictures ? source.video : nil
            let audio = taps.wantAnySound ? source.audio : nil
            source.demuxer.select(Set([video?.index, audio?.index].compactMap(\.self)))
            try decode(video, audio, taps)
        } catch {
            guard error.reason != .cancelled else { throw MediaError(.cancelled, "\(source.name): cancelled") }
            let reason: MediaError.Reason = error.reason == .notFound ? .unsupported : .unreadable
            throw MediaError(reason, "\(source.name) can't be decoded", cause: error)
        }
    }

    private mutating func decode(
        _ video: StreamInfo?, _ audio: StreamInfo?, _ taps: PassTaps
    ) throws(FFmpegError) {
        var pictures =
            taps.wantPictures
            ? try video.map { stream throws(FFmpegError) in
                try PictureDecoder(source.demuxer.parameters(of: stream.index), taps, limits)
            } : nil
        var sound =
            taps.wantSound
            ? try audio.map { stream throws(FFmpegError) in
                try SoundDecoder(source.demuxer.parameters(of: stream.index), taps)
            } : nil
        var packet = try Packet()
        while taps.isOpen, try readNext(into: &packet) {
            if let video, packet.streamIndex == video.index {
                extent.take(packet, of: video)
                if taps.wantVideoPackets { taps.send(video: try packet.reference()) }
                try pictures?.decode(packet, &summary)
            } else if let audio, packet.streamIndex == audio.index {
                extent.take(packet, of: audio)
                if taps.wantAudioPackets { taps.send(try packet.reference()) }
                try sound?.decode(packet, &summary)
            }
        }
        try pictures?.finish(&summary)
        try sound?.finish(&summary)
    }

    /// Reads a packet; a file that can't be read on counts as damaged and ends there.
    private mutating func readNext(into packet: inout Packet) throws(FFmpegError) -> Bool {
        do throws(FFmpegError) {
            return try source.demuxer.read(into: &packet)
        } catch {
            guard error.reason == .invalidData || error.reason == .inputOutput else { throw error }
            summary.note(error)
            extent.endedWithError = true
            return false
        }
    }
}

extension ReadSummary {
    /// Counts a damaged packet.
    mutating func note(_ error: FFmpegError) {
        damagedPackets += 1
        if firstDamage == nil { firstDamage = error.logLine ?? error.text }
    }
}
