import FFmpeg
import MediaTypes

/// What becomes of the sound of a source that is made a file of its own: copied where it is already what is asked for, else
/// decoded and encoded.
///
/// A value: it reads and writes nothing.
struct AudioTrackPlan: Sendable {
    /// The sound.
    let sound: TranscodePlan.Track<SoundWork>
    /// What a person should know: what was copied or encoded and why.
    let notes: [String]
    /// What is asked of the pass.
    let demand: OutputDemand

    /// Plans for a source; `nil` if it has no sound.
    init?(_ track: AudioTrack, _ context: OutputContext) {
        guard let stream = context.audio, let parameters = context.audioParameters,
            let work = SoundWork(track, of: context.source),
            let decision = context.decision(on: track.soundRequest)
        else { return nil }
        sound =
            decision.copies
            ? .copied(CopyWork(parameters: parameters, stream: stream, origin: context.origin)) : .encoded(work)
        notes = [decision.note].compactMap(\.self) + context.lossNotes
        demand = OutputDemand(.audioTrack(track), context.source, context.limits)
    }

    /// What is needed of the source in each reading.
    var sweeps: [SweepNeeds] {
        guard sound.work != nil else { return [SweepNeeds(audioPackets: true)] }
        return Array(repeating: SweepNeeds(sound: true), count: demand.sweeps)
    }
}
