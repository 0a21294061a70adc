import FFmpeg
import Foundation
import MediaProcessing
import Synchronization
import Testing

/// What became of the outputs of a pass, by their names.
typealias PassResults = [String: Result<PassOutcome, MediaError>]

extension MediaPass {
    /// A pass over a file that is called by its file's name.
    init(_ media: Media, _ outputs: [Output]) {
        self.init(source: media.path, sourceName: media.name, outputs: outputs)
    }

    /// Runs the pass on this thread.
    ///
    /// `onProgress` is called with the runner each time an output says that it has come further.
    func results(onProgress: @escaping @Sendable (MediaPassRunner) -> Void = { _ in }) -> PassResults {
        let runner = MediaPassRunner(self)
        let finished = Finished()
        runner.run { event in
            switch event {
            case .progressed: onProgress(runner)
            case .finished(let output, let result): finished.add(output, result)
            }
        }
        return finished.all
    }
}

extension MediaPass.Work {
    /// Makes this alone of a file.
    func run(on media: Media, in folder: String) throws(MediaError) -> PassOutcome {
        let pass = MediaPass(media, [MediaPass.Output(id: "only", work: self, folder: folder)])
        guard let result = pass.results()["only"] else { throw MediaError(.unreadable, "nothing was reported") }
        return try result.get()
    }

    /// A video file, called `web`.
    static func web(_ kind: WebKind, maxWidth: Int? = nil) -> MediaPass.Work {
        var transcode = kind.transcode(named: "web")
        transcode.video.maxWidth = maxWidth
        return .transcode(transcode)
    }

    /// The sound, called `sound`.
    static func sound(_ format: AudioTrack.Format) -> MediaPass.Work {
        .audioTrack(AudioTrack(name: "sound.\(format.rawValue)", format: format))
    }

    /// A poster in PNG and in the source's width.
    static func picture(at moment: Poster.Moment) -> MediaPass.Work {
        .poster(Poster(at: moment, widths: [100_000], formats: [.png]))
    }
}

extension PassExecutor {
    /// What is found out of a file.
    func probed(_ media: Media, countFrames: Bool) async -> Result<PassOutcome, MediaError> {
        do throws(MediaError) {
            return .success(try await probe(path: media.path, name: media.name, countFrames: countFrames))
        } catch {
            return .failure(error)
        }
    }
}

extension PassOutcome {
    /// The bytes of its files, by name.
    var contents: [String: [UInt8]] {
        get throws {
            try Dictionary(
                uniqueKeysWithValues: files.map { ($0.name, Array(try Data(contentsOf: URL(filePath: $0.path)))) })
        }
    }
}

extension Result where Failure == MediaError {
    /// Why it failed, if it did.
    var error: MediaError? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}

/// Collects what outputs are reported finished, from any thread.
final class Finished: Sendable {
    private let results = Mutex<PassResults>([:])

    var all: PassResults { results.withLock(\.self) }

    func add(_ output: String, _ result: Result<PassOutcome, MediaError>) {
        let isFirst = results.withLock { $0.updateValue(result, forKey: output) == nil }
        if !isFirst { Issue.record("the output \(output) was reported finished twice") }
    }
}
