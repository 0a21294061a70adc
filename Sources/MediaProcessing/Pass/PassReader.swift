import FFmpeg
import MediaTypes

/// Makes the outputs of a pass: starts them group by group, and reads the source as often as they need.
struct PassReader: ~Copyable {
    private let pass: MediaPass
    private let info: MediaInfo
    private let outputs: [MediaPass.Output]
    private let videoParameters: StreamParameters?
    private let audioParameters: StreamParameters?
    private let origin: Timestamp
    private let cancellation: CancellationToken
    private let report: @Sendable (MediaPassEvent) -> Void
    private var source: PassSource?

    /// Makes a reader for those outputs of a pass that may begin.
    ///
    /// - Throws: ``MediaError`` if the source can't be read.
    init(
        _ pass: MediaPass, _ source: consuming PassSource, _ outputs: [MediaPass.Output],
        _ cancellation: CancellationToken, _ report: @escaping @Sendable (MediaPassEvent) -> Void
    ) throws(MediaError) {
        let video = try source.parameters(of: source.video)
        let audio = try source.parameters(of: source.audio)
        self.pass = pass
        self.outputs = outputs
        self.cancellation = cancellation
        self.report = report
        info = source.info
        origin = source.origin
        videoParameters = video
        audioParameters = audio
        self.source = consume source
    }

    /// Reads until all outputs are done and reported.
    consuming func run() {
        let makers = outputs.map { $0.work.maker(for: context(for: $0, sweeps: 1)) }
        let plan = PassPlan(
            sweeps: makers.map(\.sweeps.count), bytes: outputs.map { $0.work.encoderBytes(for: info) },
            limit: pass.limits.encoderBytes)
        for group in plan.groups { make(group, makers) }
    }

    private mutating func make(_ group: PassPlan.Group, _ makers: [any PassOutput]) {
        let room = InboxRoom(pass.limits, info, sweeps: group.outputs.flatMap { makers[$0].sweeps })
        let workers = group.outputs.map { index in
            let output = outputs[index]
            let maker = makers[index]
            return OutputWorker(
                output, maker, context(for: output, sweeps: maker.sweeps.count), capacity: room.bytes, report)
        }
        for sweep in 0..<group.sweeps { read(sweep, for: workers, room) }
        for worker in workers { worker.end() }
    }

    /// Reads the source once for those that take part and still listen.
    private mutating func read(_ sweep: Int, for workers: [OutputWorker], _ room: InboxRoom) {
        let listeners = workers.filter { $0.sweeps.count > sweep && !$0.inbox.isClosed }
        guard !listeners.isEmpty else { return }
        do throws(MediaError) {
            let source = try opened()
            let taps = PassTaps(
                listeners.map { ($0.inbox, $0.sweeps[sweep]) }, timeBase: source.video?.timeBase ?? Rational(1, 1000),
                capacity: room.bytes)
            SweepReader(source, taps, pass.limits).run()
        } catch {
            for listener in listeners { listener.inbox.send(.failure(error), bytes: 0) }
        }
    }

    /// The source at its beginning: as it was opened, and opened again for each further sweep.
    private mutating func opened() throws(MediaError) -> PassSource {
        if let source = source.take() { return source }
        return try PassSource(pass, cancellation)
    }

    private borrowing func context(for output: MediaPass.Output, sweeps: Int) -> OutputContext {
        let id = output.id
        let report = report
        return OutputContext(
            sourcePath: pass.source, sourceName: pass.sourceName, source: info, video: info.firstVideo,
            audio: info.firstAudio, videoParameters: videoParameters, audioParameters: audioParameters, origin: origin,
            files: BegunFiles(in: output.folder), cancellation: cancellation, limits: pass.limits,
            reached: ReachedFraction(sweeps: sweeps),
            report: { fraction in report(.progressed(output: id, fraction)) })
    }
}
