import FFmpeg
import MediaTypes
import Synchronization

/// Runs a media pass: opens the source once, decodes it once, and makes all its outputs side by side.
///
/// The reader is the thread that calls ``run(_:)``; every output has a thread of its own. An output that fails costs
/// only itself. When all outputs are done or failed, reading stops.
public struct MediaPassRunner: Sendable {
    private let pass: MediaPass
    private let cancellation = CancellationToken()

    /// Makes a runner of a pass.
    public init(_ pass: MediaPass) { self.pass = pass }

    /// Stops everything as soon as the packet or frame in hand is done with.
    ///
    /// May be called from any thread.
    public func cancel() { cancellation.cancel() }

    /// Runs the pass and returns when all its outputs are done or failed.
    ///
    /// Blocks: give it a thread of its own.
    ///
    /// - Parameter report: called from several threads; each output is reported finished exactly once.
    public func run(_ report: @escaping @Sendable (MediaPassEvent) -> Void) {
        do throws(MediaError) {
            read(try PassSource(pass, cancellation), report)
        } catch {
            for output in pass.outputs { report(.finished(output: output.id, .failure(error))) }
        }
    }

    private func read(_ source: consuming PassSource, _ report: @escaping @Sendable (MediaPassEvent) -> Void) {
        let open = admitted(source.info, report)
        PassReader(source, outputs: open, cancellation: cancellation, limits: pass.limits).run(report)
    }

    /// Judges the probes by the source's facts, and returns the outputs whose probes let them begin.
    private func admitted(
        _ info: MediaInfo, _ report: @escaping @Sendable (MediaPassEvent) -> Void
    ) -> [MediaPass.Output] {
        var failed: [String: MediaError] = [:]
        for output in pass.outputs {
            guard case .probe(let probe) = output.work else { continue }
            let failures = probe.expect.failures(of: info)
            guard !failures.isEmpty else { continue }
            failed[output.id] = MediaError(
                .expectation, "\(pass.sourceName) is not as expected: " + failures.joined(separator: "; "))
        }
        return pass.outputs.filter { output in
            guard let error = failed[output.id] ?? output.gates.lazy.compactMap({ failed[$0] }).first else {
                return true
            }
            report(.finished(output: output.id, .failure(error)))
            return false
        }
    }
}

extension MediaPassRunner {
    /// Finds out what a file is.
    ///
    /// Blocks: give it a thread of its own.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what it is called in messages.
    ///   - countFrames: whether all video frames are decoded and counted.
    /// - Returns: what the file says, and the count of frames if it was asked for.
    /// - Throws: ``MediaError`` if it can't be read as media.
    public static func probe(path: String, name: String, countFrames: Bool) throws(MediaError) -> PassOutcome {
        var probe = Probe()
        probe.countFrames = countFrames
        let output = MediaPass.Output(id: "probe", work: .probe(probe), folder: "")
        let result = Mutex<Result<PassOutcome, MediaError>?>(nil)
        MediaPassRunner(MediaPass(source: path, sourceName: name, outputs: [output])).run { event in
            if case .finished(_, let outcome) = event { result.withLock { $0 = outcome } }
        }
        guard let outcome = result.withLock({ $0 }) else { throw MediaError(.unreadable, "\(name) was not read") }
        return try outcome.get()
    }
}
