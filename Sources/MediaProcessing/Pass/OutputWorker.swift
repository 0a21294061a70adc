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
        _ id: String, _ maker: any PassOutput, _ context: OutputContext, capacity: Int,
        _ report: @escaping @Sendable (MediaPassEvent) -> Void
    ) {
        let inbox = Inbox<PassMessage>(capacity: capacity)
        sweeps = maker.sweeps
        self.inbox = inbox
        thread = WorkThread(name: id) {
            defer { inbox.close() }
            do throws(MediaError) {
                var outcome = try maker.make(from: inbox, context)
                outcome.notes += context.readingNotes
                report(.progressed(output: id, 1))
                report(.finished(output: id, .success(outcome)))
            } catch {
                context.files.discard(because: error)
                report(.finished(output: id, .failure(context.files.explained(error))))
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
        case .poster(let poster): PosterOutput(poster, context)
        case .audioTrack(let track): AudioTrackOutput(track, context)
        case .waveform(let waveform): WaveformOutput(waveform)
        }
    }
}

extension Inbox where Message == PassMessage {
    /// Takes the messages of a sweep until the source is at its end, or until `take` returns `false`; what the source has
    /// beyond that is nobody's concern.
    ///
    /// - Returns: what reading came to; `nil` if `take` has returned `false`.
    /// - Throws: ``MediaError`` if the pass was cancelled or could not be read on, or whatever `take` throws.
    func receiveAll(
        _ context: OutputContext, _ take: (PassMessage) throws(MediaError) -> Bool
    ) throws(MediaError) -> ReadSummary? {
        while let message = receive() {
            try context.checkCancelled()
            context.cancellation.countMove()
            if case .end(let outcome) = message {
                context.reached.endSweep()
                return try outcome.get()
            }
            if case .failure(let error) = message { throw error }
            guard try take(message) else { return try leave(context) }
        }
        try context.checkCancelled()
        throw MediaError(.unreadable, "\(context.sourceName) could not be read to its end")
    }

    /// Takes nothing more of a sweep: of the last by closing, of another by waiting for its end.
    private func leave(_ context: OutputContext) throws(MediaError) -> ReadSummary? {
        let ended = context.reached.endSweep()
        if ended.isLast {
            close()
            return nil
        }
        skip(ended.count)
        while let message = receive() {
            if case .end = message { return nil }
        }
        try context.checkCancelled()
        throw MediaError(.unreadable, "\(context.sourceName) could not be read to its end")
    }
}
