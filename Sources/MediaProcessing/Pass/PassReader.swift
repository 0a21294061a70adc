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

    /// An output that may begin.
    private struct Ready {
        let id: String
        let maker: any PassOutput
        var context: OutputContext

        /// The same, telling how it came to be.
        func noting(_ notes: [String]) -> Ready {
            var noting = self
            noting.context.readingNotes = notes
            return noting
        }
    }

    /// Reads until all outputs are done and reported.
    consuming func run() {
        let ready = outputs.map { prepare($0) }
        let plan = PassPlan(ready.map(\.maker.demand), limit: pass.limits.encoderBytes)
        for group in plan.groups {
            let ready = group.outputs.map { index in
                ready[index].noting(plan.notes(on: index, ready[index].maker.demand))
            }
            guard group.hasSole else {
                make(ready, sweeps: group.sweeps)
                continue
            }
            let isDone = SoleEncoder.av1.run(cancellation) { make(ready, sweeps: group.sweeps) }
            if !isDone { cancel(ready) }
        }
    }

    private mutating func make(_ group: [Ready], sweeps: Int) {
        let room = InboxRoom(pass.limits, info, sweeps: group.flatMap(\.maker.sweeps))
        let workers = group.map { OutputWorker($0.id, $0.maker, $0.context, capacity: room.bytes, report) }
        for sweep in 0..<sweeps { read(sweep, for: workers, room) }
        for worker in workers { worker.end() }
    }

    private func cancel(_ outputs: [Ready]) {
        let error = MediaError(.cancelled, "\(pass.sourceName): cancelled")
        for output in outputs { report(.finished(output: output.id, .failure(error))) }
    }

    /// Reads the source once for those that take part and still listen.
    private mutating func read(_ sweep: Int, for workers: [OutputWorker], _ room: InboxRoom) {
        let listeners = workers.filter { $0.sweeps.count > sweep && !$0.inbox.isClosed }
        guard !listeners.isEmpty else { return }
        do throws(MediaError) {
            let source = try opened()
            let taps = PassTaps(
                listeners.map { (Tap(inbox: $0.inbox, sweep: sweep), $0.sweeps[sweep]) }, of: source.name,
                timeBase: source.video?.timeBase ?? Rational(1, 1000), capacity: room.bytes)
            if !SweepReader(source, taps, pass.limits, mayLeap: true).run() {
                _ = SweepReader(try opened(), taps, pass.limits, mayLeap: false).run()
            }
        } catch {
            for listener in listeners { Tap(inbox: listener.inbox, sweep: sweep).end(.failure(error)) }
        }
    }

    /// The source at its beginning: as it was opened, and opened again for each further sweep.
    private mutating func opened() throws(MediaError) -> PassSource {
        if let source = source.take() { return source }
        return try PassSource(pass, known: info, cancellation)
    }

    private borrowing func prepare(_ output: MediaPass.Output) -> Ready {
        let id = output.id
        let report = report
        var context = OutputContext(
            sourcePath: pass.source, sourceName: pass.sourceName, source: info, video: info.firstVideo,
            audio: info.firstAudio, videoParameters: videoParameters, audioParameters: audioParameters, origin: origin,
            files: BegunFiles(in: output.folder), cancellation: cancellation, limits: pass.limits,
            length: output.work.length(of: info),
            report: { fraction in report(.progressed(output: id, fraction)) })
        let maker = output.work.maker(for: context)
        context.reached = ReachedFraction(sweeps: maker.sweeps.count)
        return Ready(id: id, maker: maker, context: context)
    }
}
