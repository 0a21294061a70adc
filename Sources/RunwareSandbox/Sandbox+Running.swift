import Foundation
import Hummingbird
import Logging

extension Sandbox {
    /// Runs a sandbox with another renderer around `body`.
    static func withServer<Value>(
        _ configuration: SandboxConfiguration, renderer: any ClipRenderer, logger: Logger,
        _ body: (Sandbox) async throws -> Value
    ) async throws -> Value {
        let place = configuration.storage.place
        defer { if case .temporary = configuration.storage { try? FileManager().removeItem(at: place) } }
        let folder = try TaskFolder(place)
        let queue = RenderQueue(folder: folder, renderer: renderer, logger: logger)
        let state = SandboxState(SandboxContents(faults: configuration.faults))
        try takeUp(folder.records(), in: folder, state, queue)
        let desk = APIDesk(configuration: configuration, state: state, folder: folder, queue: queue)
        return try await serve(desk, logger: logger, body)
    }

    /// Takes up the tasks of an earlier sandbox: what is missing is rendered.
    private static func takeUp(
        _ records: [TaskRecord], in folder: TaskFolder, _ state: SandboxState, _ queue: RenderQueue
    ) {
        for record in records {
            state.update { contents in
                contents.book.enter(record)
                for result in record.renderedResults where folder.hasFile(record.fileName(of: result)) {
                    contents.book.note(.ready, ofFile: record.fileName(of: result))
                }
            }
            queue.add(record, results: record.renderedResults.filter { !folder.hasFile(record.fileName(of: $0)) })
        }
    }

    private static func serve<Value>(
        _ desk: APIDesk, logger: Logger, _ body: (Sandbox) async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            let (ports, listening) = AsyncThrowingStream.makeStream(of: Int.self)
            group.addTask { await listen(desk, telling: listening, logger: logger) }
            group.addTask { await render(desk) }
            guard let port = try await ports.first(where: { _ in true }) else { throw CancellationError() }
            return try await body(Sandbox(port: port, state: desk.state))
        }
    }

    private static func render(_ desk: APIDesk) async {
        await desk.queue.run(atMost: desk.configuration.renderers) { render, job in
            desk.state.update { $0.book.note(render, ofFile: job.fileName) }
        }
    }

    private static func listen(
        _ desk: APIDesk, telling listening: AsyncThrowingStream<Int, any Error>.Continuation, logger: Logger
    ) async {
        let configuration = desk.configuration
        let files = FileDesk(configuration: configuration, state: desk.state, folder: desk.folder)
        let application = Application(
            router: Routes(api: desk, files: files).router(),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? configuration.port) },
            logger: logger)
        do {
            try await application.run()
            listening.finish()
        } catch {
            listening.finish(throwing: SandboxError(.port, "port \(configuration.port) can't be listened on: \(error)"))
        }
    }
}

extension SandboxStorage {
    /// The folder; a temporary one has a new name each time.
    fileprivate var place: URL {
        switch self {
        case .kept(let folder): folder
        case .temporary(let parent): parent.appending(path: "dailies-sandbox-\(UUID().uuidString)")
        }
    }
}
