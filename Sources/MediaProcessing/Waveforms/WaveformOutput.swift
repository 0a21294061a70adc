import FFmpeg
import MediaTypes

/// Makes the waveform of a source's sound.
struct WaveformOutput: PassOutput {
    private let waveform: Waveform

    init(_ waveform: Waveform) { self.waveform = waveform }

    var sweeps: [SweepNeeds] { [SweepNeeds(sound: true)] }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let stream = context.audio,
            let work = SoundWork(
                stream, .pcm, bitRate: nil, .kept, origin: context.origin, trim: .whole, padsStart: true)
        else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no audio stream, and a waveform needs one")
        }
        var scan = try translated(context) { () throws(FFmpegError) in try WaveformScan(waveform, work) }
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            guard case .audio(let sound) = message else { return true }
            try translated(context) { () throws(FFmpegError) in try scan.take(sound.frame) }
            context.progress(scan.reached)
            return true
        }
        try translated(context) { () throws(FFmpegError) in try scan.finish() }
        guard scan.mix.count > 0 else {
            throw MediaError(.unreadable, "no sound of \(context.sourceName) can be decoded")
        }
        var outcome = PassOutcome(source: context.source)
        outcome.files = try WaveformWriter(waveform, context).write(
            scan.mix, scan.each, sampleRate: work.plan.sampleRate)
        outcome.notes = context.lossNotes + scan.notes
        outcome.losses = summary?.losses(for: sweeps.last) ?? []
        return outcome
    }

    private func translated<Value: ~Copyable>(
        _ context: OutputContext, _ body: () throws(FFmpegError) -> Value
    ) throws(MediaError) -> Value {
        do throws(FFmpegError) {
            return try body()
        } catch {
            throw MediaError(.unsupported, "the sound of \(context.sourceName) could not be read", cause: error)
        }
    }
}
