import FFmpeg

/// One output at work: its inbox and its thread.
struct OutputWorker: Sendable {
    /// What it wants to be sent, sweep by sweep.
    let sweeps: [SweepNeeds]
    /// Where it is sent.
    let inbox: Inbox<PassMessage>
    private let thread: WorkThread

    /// Starts an output.
    init(
        _ output: MediaPass.Output, _ maker: any PassOutput, _ context: OutputContext, capacity: Int,
        _ report: @escaping @Sendable (MediaPassEvent) -> Void
    ) {
        let inbox = Inbox<PassMessage>(capacity: capacity)
        sweeps = maker.sweeps
        self.inbox = inbox
        thread = WorkThread(name: output.id) {
            defer { inbox.close() }
            do throws(MediaError) {
                let outcome = try maker.make(from: inbox, context)
                report(.progressed(output: output.id, 1))
                report(.finished(output: output.id, .success(outcome)))
            } catch {
                context.files.discard(because: error)
                report(.finished(output: output.id, .failure(context.files.explained(error))))
            }
        }
    }

    /// Says that nothing follows, and waits until the output is done.
    func end() {
        inbox.finish()
        thread.join()
    }
}

extension MediaPass.Work {
    /// What makes this of the messages of a pass.
    func maker(for context: OutputContext) -> any PassOutput {
        switch self {
        case .probe(let probe): ProbeOutput(probe, context)
        case .transcode(let transcode): TranscodeOutput(transcode, context)
        case .poster(let poster): PosterOutput(poster)
        case .audioTrack(let track): AudioTrackOutput(track, context)
        case .waveform(let waveform): WaveformOutput(waveform)
        }
    }
}

extension Inbox where Message == PassMessage {
    /// Takes the messages of a sweep until the source is at its end, or until `take` returns `false`.
    ///
    /// - Returns: what reading came to; `nil` if it was not waited for.
    /// - Throws: ``MediaError`` if the pass was cancelled or could not be read on, or whatever `take` throws.
    func receiveAll(
        _ context: OutputContext, _ take: (PassMessage) throws(MediaError) -> Bool
    ) throws(MediaError) -> ReadSummary? {
        while let message = receive() {
            try context.checkCancelled()
            context.cancellation.countMove()
            if case .end(let summary) = message {
                context.reached.endSweep()
                return summary
            }
            if case .failure(let error) = message { throw error }
            guard try take(message) else { return nil }
        }
        try context.checkCancelled()
        throw MediaError(.unreadable, "\(context.sourceName) could not be read to its end")
    }
}
