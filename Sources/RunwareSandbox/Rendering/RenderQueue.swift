import FFmpeg
import Logging

/// Renders what is due, a few clips at a time, in the order they came.
struct RenderQueue: Sendable {
    /// A result to render.
    struct Job: Sendable {
        /// What to render.
        let clip: Clip
        /// The name of its file.
        let fileName: String
    }

    private let folder: TaskFolder
    private let renderer: any ClipRenderer
    private let logger: Logger
    private let jobs: AsyncStream<Job>
    private let waiting: AsyncStream<Job>.Continuation

    init(folder: TaskFolder, renderer: any ClipRenderer, logger: Logger) {
        self.folder = folder
        self.renderer = renderer
        self.logger = logger
        (jobs, waiting) = AsyncStream.makeStream()
    }

    /// Adds a job; it is rendered while ``run(atMost:noting:)`` runs.
    func add(_ job: Job) { waiting.yield(job) }

    /// Renders until the task is cancelled, at most `limit` clips at a time, and tells what became of each.
    func run(atMost limit: Int, noting: @escaping @Sendable (RenderState, Job) -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            for await job in jobs {
                if running == limit { running -= await group.next() == nil ? 0 : 1 }
                running += 1
                group.addTask { noting(await render(job), job) }
            }
            group.cancelAll()
        }
    }

    private func render(_ job: Job) async -> RenderState {
        let token = CancellationToken()
        let state = await OwnThread.run(until: token) { write(job, until: token) }
        if case .broken(let reason) = state, !token.isCancelled {
            logger.error("rendering failed", metadata: ["file": "\(job.fileName)", "reason": "\(reason)"])
        }
        return state
    }

    private func write(_ job: Job, until token: CancellationToken) -> RenderState {
        do {
            try folder.publish(job.fileName) { draft in try renderer.render(job.clip, to: draft, until: token) }
            return .ready
        } catch {
            return .broken("The render failed: \(error)")
        }
    }
}

extension RenderQueue {
    /// Adds results of a task.
    func add(_ record: TaskRecord, results: [Int]) {
        for result in results { add(Job(clip: record.clip(of: result), fileName: record.fileName(of: result))) }
    }
}
