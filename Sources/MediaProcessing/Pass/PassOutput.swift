import FFmpeg
import MediaTypes

/// Makes one output of a pass on a thread of its own.
protocol PassOutput: Sendable {
    /// What it wants to be sent in each sweep that it takes part in; empty if it needs nothing of the source but its facts.
    ///
    /// Most outputs take part in one. After each the inbox brings ``PassMessage/end(_:)``.
    var sweeps: [SweepNeeds] { get }

    /// What it asks of the pass.
    var demand: OutputDemand { get }

    /// Makes the output of what arrives in the inbox, checks it, and says what it is.
    ///
    /// Returning or throwing before the end closes the inbox. What it began is removed when it throws.
    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome
}

extension PassOutput {
    var demand: OutputDemand { OutputDemand(sweeps: sweeps.count) }
}

/// What an output needs to know of the pass it is in.
struct OutputContext: Sendable {
    /// The source's path.
    let sourcePath: String
    /// What the source is called in messages.
    let sourceName: String
    /// What the source is.
    let source: MediaInfo
    /// The stream whose pictures are sent.
    let video: StreamInfo?
    /// The stream whose sound is sent.
    let audio: StreamInfo?
    /// The stream of pictures as a muxer needs it for copying.
    let videoParameters: StreamParameters?
    /// The stream of sound as a muxer needs it for copying.
    let audioParameters: StreamParameters?
    /// The moment in the source that is the beginning of what is made.
    let origin: Timestamp
    /// Where its files are begun; they are removed if it fails.
    let files: BegunFiles
    /// Stops everything.
    let cancellation: CancellationToken
    /// What the source may cost.
    let limits: SourceLimits
    /// How much of the source is made something of, in seconds; 0 if nobody knows.
    let length: Double
    /// How far it has come.
    var reached = ReachedFraction(sweeps: 1)
    /// What a person should know of how often the source was read for it.
    var readingNotes: [String] = []
    /// Says how far it has come, from 0 to 1.
    let report: @Sendable (Double) -> Void

    /// The time of a moment in the source after the beginning, in seconds.
    func seconds(of moment: Timestamp) -> Double { moment.seconds - origin.seconds }

    /// Takes in up to which time in seconds pictures or sound were taken in, counted from where what is made begins.
    func progress(_ seconds: Double) {
        guard length > 0, let fraction = reached.advance(to: seconds / length) else { return }
        report(fraction)
    }

    /// Throws if the pass was cancelled.
    func checkCancelled() throws(MediaError) {
        guard !cancellation.isCancelled else { throw MediaError(.cancelled, "\(sourceName): cancelled") }
    }
}
