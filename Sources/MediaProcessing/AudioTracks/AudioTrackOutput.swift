import FFmpeg
import MediaTypes

/// Makes a file of the sound alone: copied where it is already what is asked for, else encoded.
struct AudioTrackOutput: PassOutput {
    private let track: AudioTrack
    private let choice: CopyChoice
    private let work: SoundWork?
    private let isReadTwice: Bool

    init(_ track: AudioTrack, _ context: OutputContext) {
        self.track = track
        choice = CopyChoice(track, context.audio)
        work = context.audio.flatMap { stream in
            SoundWork(
                stream, track.format.codec, bitRate: track.bitRate, track.sound, origin: context.origin,
                trim: track.trim, padsStart: true)
        }
        isReadTwice = work?.isReadTwice(context.limits.heldSoundBytes, context.source.duration) ?? false
    }

    var sweeps: [SweepNeeds] {
        guard !choice.copies else { return [SweepNeeds(audioPackets: true)] }
        return Array(repeating: SweepNeeds(sound: true), count: isReadTwice ? 2 : 1)
    }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let stream = context.audio, let parameters = context.audioParameters, let work else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no audio stream, and extractAudio needs one")
        }
        guard let audio = stream.audio, audio.sampleRate > 0, audio.layout.channels > 0, stream.codec.rawValue != "none"
        else { throw MediaError(unknownSound: stream, of: context.sourceName) }
        let path = context.files.begin(track.name)
        var outcome = PassOutcome(source: context.source)
        let made =
            choice.copies
            ? try copy(parameters, stream, from: inbox, context, to: path)
            : try encode(work, from: inbox, context, to: path)
        let check = OutputCheck(
            path: path, name: track.name, frames: nil, audioSeconds: made.seconds, resolution: nil,
            needsIndexFirst: track.format == .m4a)
        do throws(MediaError) {
            outcome.files = [try check.run(context.cancellation)]
        } catch {
            guard choice.copies, error.reason == .damagedOutput else { throw error }
            throw MediaError(
                .unreadable, "the sound of \(context.sourceName) is damaged: its copy, \(track.name), can't be decoded",
                cause: error.cause)
        }
        outcome.notes = [choice.note] + context.lossNotes + made.notes
        outcome.losses = made.losses
        return outcome
    }

    /// What was made, before it is checked.
    private struct Made {
        let seconds: Double
        var notes: [String] = []
        let losses: [String]
    }

    private func copy(
        _ parameters: StreamParameters, _ stream: StreamInfo, from inbox: Inbox<PassMessage>, _ context: OutputContext,
        to path: String
    ) throws(MediaError) -> Made {
        var copier = try AudioFileCopier(track, parameters, stream, context, path: path)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            if case .audioPacket(let shared) = message {
                try copier.take(shared)
                context.progress(copier.reached)
            }
            return true
        }
        guard copier.packets > 0 else {
            throw MediaError(.unreadable, "the audio stream of \(context.sourceName) has no packet")
        }
        return Made(seconds: try copier.finish(), losses: summary?.losses(for: sweeps.last) ?? [])
    }

    private func encode(
        _ work: SoundWork, from inbox: Inbox<PassMessage>, _ context: OutputContext, to path: String
    ) throws(MediaError) -> Made {
        let decision = isReadTwice ? try survey(work, from: inbox, context) : nil
        var writer = try AudioFileWriter(track, work, decision, holding: context.limits.heldSoundBytes, path: path)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            if case .audio(let sound) = message {
                try writer.take(sound)
                context.progress(writer.reached)
            }
            return true
        }
        let written = try writer.finish()
        guard written.seconds > 0 else { throw nothing(of: context.sourceName) }
        return Made(seconds: written.seconds, notes: written.notes, losses: summary?.losses(for: sweeps.last) ?? [])
    }

    /// Measures the sound in a reading of its own.
    private func survey(
        _ work: SoundWork, from inbox: Inbox<PassMessage>, _ context: OutputContext
    ) throws(MediaError) -> LoudnessDecision? {
        guard let target = work.loudness else { return nil }
        var survey = try MediaError.writing(track.name) { () throws(FFmpegError) in try SoundSurvey(work, target) }
        _ = try inbox.receiveAll(context) { message throws(MediaError) in
            guard case .audio(let sound) = message else { return true }
            try MediaError.writing(track.name) { () throws(FFmpegError) in try survey.take(sound.frame) }
            context.progress(survey.reached)
            return true
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
