import Synchronization

/// Runs media passes, here or elsewhere.
public protocol PassExecutor: Sendable {
    /// Runs a pass and returns when all its outputs are reported.
    ///
    /// When the calling task is cancelled, outputs that aren't done are reported cancelled.
    ///
    /// - Parameters:
    ///   - pass: what is to be done.
    ///   - report: called from any thread; each output is reported finished exactly once.
    func run(_ pass: MediaPass, report: @escaping @Sendable (MediaPassEvent) -> Void) async
}

extension PassExecutor {
    /// Finds out what a file is.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what it is called in messages.
    ///   - countFrames: whether all video frames are decoded and counted.
    /// - Returns: what the file says, and the count of frames if it was asked for.
    /// - Throws: ``MediaError`` if it can't be read as media.
    public func probe(path: String, name: String, countFrames: Bool) async throws(MediaError) -> PassOutcome {
        var probe = Probe()
        probe.countFrames = countFrames
        return try await self.probe(path: path, name: name, probe)
    }

    /// Looks into a file as far as is asked for, and judges it.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what it is called in messages.
    ///   - probe: what is asked for.
    /// - Returns: what the file says and what was found in it.
    /// - Throws: ``MediaError`` if it can't be read as media, or isn't as expected.
    public func probe(path: String, name: String, _ probe: Probe) async throws(MediaError) -> PassOutcome {
        let output = MediaPass.Output(id: "probe", work: .probe(probe), folder: "")
        let result = Mutex<Result<PassOutcome, MediaError>?>(nil)
        await run(MediaPass(source: path, sourceName: name, outputs: [output])) { event in
            if case .finished(_, let outcome) = event { result.withLock { $0 = outcome } }
        }
        guard let outcome = result.withLock(\.self) else { throw MediaError(.unreadable, "\(name) was not read") }
        return try outcome.get()
    }
}
