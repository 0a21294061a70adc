import FFmpeg
import MediaTypes

/// Makes images of one frame.
struct PosterOutput: PassOutput {
    private let poster: Poster
    /// From when on a picture is taken, in seconds; `nil` if all of them are compared.
    private let wanted: Double?

    init(_ poster: Poster, _ context: OutputContext) {
        self.poster = poster
        wanted = poster.at.time(in: context.source)
    }

    var sweeps: [SweepNeeds] { [SweepNeeds(pictures: .decoded, picturesFrom: wanted)] }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let stream = context.video, let video = stream.video else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no video stream, and thumbnail needs one")
        }
        var choice = PosterChoice(from: wanted, stream, context)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            guard case .video(let picture) = message else { return true }
            let goesOn = try choice.consider(picture)
            context.progress(choice.seconds)
            return goesOn
        }
        guard let chosen = choice.frame else {
            throw MediaError(.unreadable, "no picture of \(context.sourceName) can be decoded")
        }
        var outcome = PassOutcome(source: context.source)
        let writer = PosterWriter(poster, video, context)
        outcome.files = try writer.write(chosen.frame)
        outcome.decodedFrames = summary?.videoFrames
        outcome.notes = context.lossNotes + choice.notes + writer.notes
        outcome.losses = summary?.losses(for: sweeps.last) ?? []
        return outcome
    }
}
