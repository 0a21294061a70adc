import FFmpeg
import MediaTypes

/// Tells the facts of a source, and counts its frames if that is asked for.
struct ProbeOutput: PassOutput {
    private let counts: Bool

    init(_ probe: Probe, _ context: OutputContext) { counts = probe.countFrames && context.video != nil }

    var sweeps: [SweepNeeds] { counts ? [SweepNeeds(pictures: .decoded)] : [] }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        var outcome = PassOutcome(source: context.source)
        guard counts else { return outcome }
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            guard case .video(let picture) = message, let base = context.video?.timeBase,
                let ticks = picture.frame.presentationTicks
            else { return true }
            context.progress(context.seconds(of: .init(ticks: ticks, timeBase: base)))
            return true
        }
        outcome.decodedFrames = summary?.videoFrames
        outcome.notes = summary?.notes ?? []
        return outcome
    }
}

extension ReadSummary {
    /// What a person should know of how reading went.
    var notes: [String] {
        guard damagedPackets > 0 else { return [] }
        let packets = damagedPackets == 1 ? "1 packet was" : "\(damagedPackets) packets were"
        return ["\(packets) damaged" + (firstDamage.map { " (\($0))" } ?? "")]
    }
}
