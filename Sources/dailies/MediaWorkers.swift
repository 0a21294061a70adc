import Foundation
import MediaProcessing
import Synchronization
import Workers

/// The worker processes of a run: this program, started again as `dailies worker`.
struct MediaWorkers {
    private let configuration: WorkerConfiguration

    /// Workers for so many media passes at once, and one for the checks of clips that are fetched meanwhile.
    ///
    /// - Parameters:
    ///   - passes: how many media passes run at once.
    ///   - readable: the folders of the run's inputs.
    ///   - state: the state folder.
    init(passes: Int, readable: [String], state: String) {
        let root = URL(filePath: state).standardizedFileURL.path
        configuration = Self.configuration(
            count: passes + 1, readable: readable + [root + "/store", root + "/drafts"],
            folder: root + "/drafts/workers")
    }

    private static func configuration(count: Int, readable: [String], folder: String) -> WorkerConfiguration {
        // The program that runs, also if its file was replaced since.
        var configuration = WorkerConfiguration(
            program: "/proc/self/exe", arguments: ["worker"], count: count, readable: readable, folder: folder)
        // Where the program finds its libraries; a worker gets nothing else of the environment.
        let libraries = "LD_LIBRARY_PATH"
        configuration.environment[libraries] = ProcessInfo.processInfo.environment[libraries]
        return configuration
    }

    /// Lends what runs media passes to `body`: workers, or where there are none this process.
    static func with<Value: Sendable>(
        _ workers: MediaWorkers?, _ body: (any PassExecutor) async throws -> Value
    ) async throws -> Value {
        guard let workers else { return try await body(InProcessPasses()) }
        return try await WorkerPasses.Pool.with(workers.configuration) { pool in try await body(WorkerPasses(pool)) }
    }

    /// Starts a worker, and returns what confines it.
    static func examine() async -> Result<SandboxReport, WorkerFailure> {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dailies-doctor-\(UUID().uuidString)")
        var configuration = configuration(count: 1, readable: [], folder: folder.path)
        let report = Mutex<SandboxReport?>(nil)
        configuration.started = { _, found in report.withLock { $0 = found } }
        let outcome = await WorkerPasses.Pool.with(configuration) { pool in
            await pool.run { _ in
                MediaPass(source: "", sourceName: "", outputs: [])
            } report: { _ in
            }
        }
        guard let found = report.withLock(\.self) else {
            return outcome.flatMap { .failure(WorkerFailure(.invalidAnswer("it says nothing of itself"))) }
        }
        return outcome.map { found }
    }

    /// The folders that files are in, also those of the files that links lead to.
    static func folders(of files: some Sequence<String>) -> [String] {
        var folders: Set<String> = []
        for file in files {
            let url = URL(filePath: file)
            for place in [url, url.resolvingSymlinksInPath()] { folders.insert(place.deletingLastPathComponent().path) }
        }
        return folders.sorted()
    }
}
