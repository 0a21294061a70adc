import FFmpeg
import MediaTypes

/// Makes a file of the sound alone: copied where it is already what is asked for, else encoded.
struct AudioTrackOutput: PassOutput {
    private let track: AudioTrack
    private let plan: AudioTrackPlan?

    init(_ track: AudioTrack, _ context: OutputContext) {
        self.track = track
        plan = AudioTrackPlan(track, context)
    }

    var sweeps: [SweepNeeds] { plan?.sweeps ?? [] }

    var demand: OutputDemand { plan?.demand ?? OutputDemand(sweeps: 0) }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let stream = context.audio, let plan else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no audio stream, and extractAudio needs one")
        }
        guard let audio = stream.audio, audio.sampleRate > 0, audio.layout.channels > 0, stream.codec.rawValue != "none"
        else { throw MediaError(unknownSound: stream, of: context.sourceName) }
        let path = context.files.begin(track.name)
        let (written, summary) = try write(plan, from: inbox, context, to: path)
        var outcome = PassOutcome(source: context.source)
        outcome.files = [try check(written, plan, context, path)]
        outcome.notes = plan.notes + written.notes
        outcome.losses = summary.losses(for: sweeps.last)
        return outcome
    }

    private func write(
        _ plan: AudioTrackPlan, from inbox: Inbox<PassMessage>, _ context: OutputContext, to path: String
    ) throws(MediaError) -> (AudioFileWriter.Written, ReadSummary) {
        let decision = try survey(plan, from: inbox, context)
        var writer = try AudioFileWriter(
            track, plan.sound, decision, holding: context.limits.heldSoundBytes, path: path)
        var part = ReadSummary()
        let summary =
            try inbox.receiveAll(context) { message throws(MediaError) in
                try writer.take(message)
                context.progress(writer.reached)
                if case .audio(let heard) = message { part = ReadSummary(pictures: nil, sound: heard.summary) }
                return !writer.isComplete
            } ?? part
        let written = try writer.finish()
        guard written.seconds > 0 else { throw nothing(of: context.sourceName) }
        return (written, summary)
    }

    /// Checks the file; where the sound was copied and can't be decoded, the source is to blame.
    private func check(
        _ written: AudioFileWriter.Written, _ plan: AudioTrackPlan, _ context: OutputContext, _ path: String
    ) throws(MediaError) -> PassOutcome.File {
        let expectation = OutputExpectation(
            audioSeconds: written.seconds, needsIndexFirst: track.format == .m4a,
            tracks: track.format.keepsPackets ? written.tracks : [])
        do throws(MediaError) {
            return try OutputCheck(path: path, name: track.name, expectation).run(context.cancellation)
        } catch {
            guard plan.sound.work == nil, error.reason == .damagedOutput, error.cause != nil else { throw error }
            throw MediaError(
                .unreadable, "the sound of \(context.sourceName) is damaged: its copy, \(track.name), can't be decoded",
                cause: error.cause)
        }
    }

    /// Measures the sound in a reading of its own, where that is needed.
    private func survey(
        _ plan: AudioTrackPlan, from inbox: Inbox<PassMessage>, _ context: OutputContext
    ) throws(MediaError) -> LoudnessDecision? {
        guard plan.demand.surveysSound, let work = plan.sound.work, let target = work.loudness else { return nil }
        var survey = try MediaError.writing(track.name) { () throws(FFmpegError) in try SoundSurvey(work, target) }
        _ = try inbox.receiveAll(context) { message throws(MediaError) in
            guard case .audio(let sound) = message else { return true }
            try MediaError.writing(track.name) { () throws(FFmpegError) in try survey.take(sound.frame) }
            context.progress(survey.reached)
            return !survey.isComplete
        }
        do throws(FFmpegError) {
            return try survey.finish()
        } catch {
            throw MediaError(writing: track.name, error)
        }
    }

    private func nothing(of source: String) -> MediaError {
        guard track.trim != .whole else { return MediaError(.unreadable, "no sound of \(source) can be decoded") }
        let end = track.trim.end.map { "\($0.value) s" } ?? "the end"
        return MediaError(.unreadable, "\(source) has no sound from \(track.trim.start.value) s to \(end)")
    }
}
