/// Downloads a file, trying again where that may help and going on where it stopped.
public struct Downloader: Sendable {
    private let transport: any HTTPStreaming
    private let time: TimeSource
    private let retries: RetrySchedule
    private let chance: @Sendable () -> Double

    /// Makes a downloader.
    ///
    /// - Parameters:
    ///   - transport: Carries each try.
    ///   - time: Measures the deadline and the waits between tries.
    ///   - retries: When to try again.
    ///   - chance: Draws a number from 0 to 1 for the jitter of each wait.
    public init(
        transport: any HTTPStreaming, time: TimeSource, retries: RetrySchedule, chance: @escaping @Sendable () -> Double
    ) {
        self.transport = transport
        self.time = time
        self.retries = retries
        self.chance = chance
    }

    /// The same downloader, which makes only one try.
    public var withoutRetries: Downloader {
        var once = retries
        once.tries = 1
        return Downloader(transport: transport, time: time, retries: once, chance: chance)
    }

    /// Downloads a file to a path.
    ///
    /// The path is a draft's: the file grows there, a file that is there is replaced, and after a failure what
    /// arrived stays. On return the disk has the whole file.
    ///
    /// - Throws: ``TransferError``. `expired` means that the link is dead and no try will help.
    public func download(
        _ address: WebAddress, to path: String, limits: DownloadLimits
    ) async throws(TransferError) -> Download {
        let result = await withDeadline(limits.deadline, on: time) {
            await Result { () async throws(TransferError) in
                try await downloadTryingAgain(address, to: path, limit: limits.bytes)
            }
        }
        guard let result else {
            throw TransferError(.timedOut, "\(address) was not downloaded within \(limits.deadline)")
        }
        return try result.get()
    }

    private func downloadTryingAgain(
        _ address: WebAddress, to path: String, limit: Int
    ) async throws(TransferError) -> Download {
        let draft = await onThread { Result { () throws(TransferError) in try DraftFile(at: path) } }
        var receiver = DownloadReceiver(DownloadProgress(address, limit: limit), draft: try draft.get())
        var failures = 0
        while let failure = await attempt(&receiver) {
            failures += 1
            try await pause(afterFailures: failures, failure)
        }
        return try await receiver.finish()
    }

    /// Fetches what is missing; returns why it failed, or `nil` if everything is there.
    private func attempt(_ receiver: inout DownloadReceiver) async -> TransferError? {
        do throws(TransferError) {
            try await transport.stream(receiver.progress.request, into: &receiver)
            try await receiver.flush()
            try receiver.progress.finish()
            return nil
        } catch {
            return await keep(&receiver, after: error)
        }
    }

    /// Writes what arrived before a failure; returns the failure that counts.
    private func keep(_ receiver: inout DownloadReceiver, after failure: TransferError) async -> TransferError {
        do throws(TransferError) {
            try await receiver.flush()
            return failure
        } catch {
            return error
        }
    }

    private func pause(afterFailures failures: Int, _ failure: TransferError) async throws(TransferError) {
        guard failure.isTransient else { throw failure }
        guard let wait = retries.wait(afterFailures: failures, asked: failure.retryAfter, chance: chance()) else {
            let message = failures == 1 ? failure.message : "\(failure.message) (tried \(failures) times)"
            throw TransferError(failure.reason, message, cause: failure.cause)
        }
        do { try await time.sleep(for: wait) } catch {
            throw TransferError(.cancelled, "the download was cancelled", cause: error)
        }
    }
}
