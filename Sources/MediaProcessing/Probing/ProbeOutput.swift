import FFmpeg
import MediaTypes

/// Tells the facts of a source, looks into it as far as is asked for, and judges what it finds.
struct ProbeOutput: PassOutput {
    private let probe: Probe
    private let depth: InspectionDepth
    private let hasVideo: Bool
    private let hasAudio: Bool

    init(_ probe: Probe, _ context: OutputContext) {
        self.probe = probe
        depth = probe.resolvedDepth
        hasVideo = context.video != nil
        hasAudio = context.audio != nil
    }

    private var needs: SweepNeeds {
        SweepNeeds(
            pictures: hasVideo && (probe.countFrames || depth == .frames) ? .decoded : nil,
            sound: hasAudio && depth == .frames, videoPackets: hasVideo && depth >= .packets,
            audioPackets: hasAudio && depth >= .packets)
    }

    var sweeps: [SweepNeeds] { needs == SweepNeeds() ? [] : [needs] }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        var outcome = PassOutcome(source: context.source)
        var inspector = Inspector(depth: depth, context)
        if !sweeps.isEmpty {
            let summary = try inbox.receiveAll(context) { message throws(MediaError) in
                try inspector.take(message)
                inspector.reached.map(context.progress)
                return true
            }
            if needs.pictures != nil { outcome.decodedFrames = summary?.videoFrames }
            outcome.losses = summary?.losses(for: needs) ?? []
            inspector.note(summary)
        }
        let inspection = try inspector.finish()
        outcome.inspection = inspection
        let failures = probe.expect.failures(of: inspection, in: context.source)
        guard failures.isEmpty else { throw MediaError(notAsExpected: context.sourceName, failures) }
        return outcome
    }
}

extension MediaError {
    /// Why a source goes no further: all that it isn't as it should be.
    init(notAsExpected name: String, _ failures: [String]) {
        self.init(.expectation, "\(name) is not as expected: " + failures.joined(separator: "; "))
    }
}
