import Testing
import Transfer

@Suite("Transfer: time running out", .timeLimit(.minutes(1)))
struct DeadlineTests {
    @Test("a download has a deadline over all its tries")
    func tries() async throws {
        var retries = RetrySchedule.download
        retries.tries = .max
        try await Site.run(.refusal(503)) { site async throws in
            let limits = DownloadLimits(deadline: .seconds(300))
            #expect(
                try await site.failure(limits: limits, retries: retries)
                    == Complaint(.timedOut, "FILE was not downloaded within 300.0 seconds"))
        }
    }

    @Test("a download ends at its deadline though the server is silent")
    func silence() async throws {
        try await Site.run(.silence) { site in
            async let failure = site.failure(limits: DownloadLimits(deadline: .seconds(300)))
            try await site.server.waitForRequests(1)
            try await site.clock.waitForSleepers(1)
            site.clock.skip(.seconds(300))
            #expect(try await failure == Complaint(.timedOut, "FILE was not downloaded within 300.0 seconds"))
        }
    }

    @Test("a small request ends at its timeout")
    func request() async throws {
        try await Site.run(.silence) { site in
            async let failure = site.sendFailure { $0.timeout = .seconds(90) }
            try await site.server.waitForRequests(1)
            try await site.clock.waitForSleepers(1)
            site.clock.skip(.seconds(90))
            #expect(try await failure == Complaint(.timedOut, "FILE did not answer within 90.0 seconds"))
        }
    }

    @Test("a server that is silent for too long is given up")
    func readTimeout() async throws {
        try await Site.run(.silence, timeouts: TransferTimeouts(read: .milliseconds(20))) { site async throws in
            #expect(
                try await site.sendFailure { $0.timeout = .seconds(90) }
                    == Complaint(.timedOut, "FILE took too long: read timeout"))
        }
    }

    @Test("cancelling ends a download that waits for the server")
    func cancelSilence() async throws {
        try await Site.run(.silence) { site in
            let download = Task { try await site.failure() }
            try await site.server.waitForRequests(1)
            download.cancel()
            #expect(try await download.value == Complaint(.cancelled, "the exchange with FILE was cancelled"))
        }
    }

    @Test("cancelling ends a download that waits for its next try")
    func cancelWait() async throws {
        try await Site.run(.refusal(503), clock: Clockwork(skipping: .zero)) { site in
            let download = Task { try await site.failure() }
            try await site.clock.waitForSleepers(2)
            download.cancel()
            #expect(try await download.value == Complaint(.cancelled, "the download was cancelled"))
            #expect(site.server.requests.count == 1)
        }
    }
}
