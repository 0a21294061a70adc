import FFmpeg
import MediaTypes

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

    /// How many packets and frames were moved so far; it grows as long as the pass goes on.
    public var moved: Int { cancellation.moved }

    /// Runs the pass and returns when all its outputs are done or failed.
    ///
    /// Blocks: give it a thread of its own.
    ///
    /// - Parameter report: called from several threads; each output is reported finished exactly once.
    public func run(_ report: @escaping @Sendable (MediaPassEvent) -> Void) {
        var waiting = pass.outputs
        do throws(MediaError) {
            let source = try PassSource(pass, cancellation)
            waiting = admitted(source.info, report)
            try PassReader(pass, source, waiting, cancellation, report).run()
        } catch {
            for output in waiting { report(.finished(output: output.id, .failure(error))) }
        }
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
            failed[output.id] = MediaError(notAsExpected: pass.sourceName, failures)
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
