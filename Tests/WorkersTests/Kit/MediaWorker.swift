import Foundation
import Glibc
import MediaProcessing
import Synchronization
import Workers

/// Workers of the built command.
struct MediaWorker {
    var configuration: WorkerConfiguration
    private let scratch: Scratch
    private let pids = Started()

    /// The repository's root.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of the project's own media.
    static let media = root.appending(path: "Fixtures/Media").path

    /// Workers that may read the project's own media; those whose numbers are in `dying` are killed when they start.
    init(dying: Set<Int> = []) throws {
        signal(SIGPIPE, SIG_IGN)
        scratch = try Scratch()
        configuration = WorkerConfiguration(
            program: Self.program, arguments: ["worker"], count: 1, readable: [Self.media],
            folder: scratch.path + "/workers")
        configuration.started = { [pids] pid, _ in
            if dying.contains(pids.add(pid)) { kill(pid, SIGKILL) }
        }
    }

    /// The process identifiers of the workers that were started.
    var started: [Int32] { pids.all }

    /// A folder for results.
    func folder(_ name: String) throws -> String { try scratch.folder(name) }

    /// A pass over one of the project's own media.
    func pass(of name: String = "clip.mp4", _ works: [(String, MediaPass.Work)], in place: String) throws -> MediaPass {
        let outputs = try works.map { id, work in
            MediaPass.Output(id: id, work: work, folder: try folder(place + "/" + id))
        }
        return MediaPass(source: Self.media + "/" + name, sourceName: name, outputs: outputs)
    }

    /// Runs a pass in workers.
    func run(_ pass: MediaPass) async -> [String: Result<PassOutcome, MediaError>] {
        await WorkerPasses.Pool.with(configuration) { pool in await WorkerPasses(pool).results(of: pass) }
    }

    private static var program: String {
        var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: "dailies").path
            if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return root.appending(path: ".build/debug/dailies").path
    }
}

extension PassExecutor {
    /// What becomes of the outputs of a pass, by their names.
    func results(of pass: MediaPass) async -> [String: Result<PassOutcome, MediaError>] {
        let results = Mutex<[String: Result<PassOutcome, MediaError>]>([:])
        await run(pass) { event in
            guard case .finished(let output, let result) = event else { return }
            results.withLock { $0[output] = result }
        }
        return results.withLock(\.self)
    }
}

extension MediaPass.Work {
    /// One of several kinds, small.
    static let several: [(String, MediaPass.Work)] = [
        ("poster", .poster(Poster(widths: [80], formats: [.jpeg, .webp]))),
        ("sound", .audioTrack(AudioTrack(name: "sound.m4a", format: .m4a))),
        (
            "web",
            .transcode(
                Transcode(
                    name: "web.mp4", container: .mp4, video: Transcode.VideoCodec.h264.usual,
                    audio: Transcode.AudioCodec.aac.usual))
        ),
    ]
}

extension Result where Success == PassOutcome, Failure == MediaError {
    /// Why it failed, if it did.
    var error: MediaError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }

    /// The outcome without its paths, and the bytes of its files.
    var made: Made? {
        guard var outcome = try? get() else { return nil }
        let bytes = outcome.files.map { FileManager.default.contents(atPath: $0.path) }
        for index in outcome.files.indices { outcome.files[index].path = "" }
        return Made(outcome: outcome, bytes: bytes)
    }
}

/// An outcome and the bytes of its files.
struct Made: Hashable {
    let outcome: PassOutcome
    let bytes: [Data?]
}
