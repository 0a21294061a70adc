import Testing
import Transfer

@Suite("Download: trying again", .timeLimit(.minutes(1)))
struct RetryTests {
    @Test("again after a status that may pass", arguments: [408, 422, 425, 429, 500, 502, 503, 504])
    func passing(status: Int) async throws {
        try await Site.run(.refusal(status), .file("0123456789")) { site async throws in
            #expect(try await site.download().size == 10)
            #expect(site.clock.waits == [.seconds(2)])
        }
    }

    @Test("not after a status that stays", arguments: [201, 204, 400, 401, 403, 405, 409, 418, 451, 501])
    func staying(status: Int) async throws {
        try await Site.run(.refusal(status)) { site async throws in
            #expect(
                try await site.failure() == Complaint(.httpStatus(status), "FILE answered with status \(status)"))
            #expect(site.server.requests.count == 1)
            #expect(site.clock.waits.isEmpty)
        }
    }

    @Test("a link that is gone has expired", arguments: [404, 410])
    func expired(status: Int) async throws {
        try await Site.run(.refusal(status)) { site async throws in
            #expect(
                try await site.failure() == Complaint(.expired, "FILE is gone (\(status)): the link has expired"))
            #expect(site.server.requests.count == 1)
        }
    }

    @Test("a redirect is not followed", arguments: [301, 302, 303, 307, 308])
    func redirect(status: Int) async throws {
        try await Site.run(.refusal(status, ["Location: /other?sig=hunter3"]), .file("other")) { site async throws in
            #expect(
                try await site.failure()
                    == Complaint(
                        .httpStatus(status), "FILE answered with status \(status), a redirect, which is not followed"))
            #expect(site.server.requests.map(\.line) == ["GET /clip.mp4?sig=hunter2"])
        }
    }

    @Test("each wait is longer than the one before, up to 20 s, and the eighth failure is the last")
    func growing() async throws {
        try await Site.run(.refusal(422)) { site async throws in
            #expect(
                try await site.failure()
                    == Complaint(.httpStatus(422), "FILE answered with status 422 (tried 8 times)"))
            #expect(site.server.requests.count == 8)
            let seconds = site.clock.waits.map { ($0 / .milliseconds(1)).rounded() / 1000 }
            #expect(seconds == [2, 3.2, 5.12, 8.192, 13.107, 20, 20])
        }
    }

    @Test("chance makes a wait longer by 30 % at most")
    func jitter() async throws {
        try await Site.run(.refusal(422), .file("0123456789")) { site in
            _ = try await site.download(chance: 1)
            #expect(site.clock.waits.map { $0 / .seconds(1) } == [2.6])
        }
    }

    @Test(
        "waits as long as the server asks, within reason",
        arguments: zip(["7", "1", "3600", "soon", "-5"], [7, 2, 60, 2, 2]))
    func retryAfter(asked: String, seconds: Int) async throws {
        try await Site.run(.refusal(429, ["Retry-After: \(asked)"]), .file("0123456789")) { site async throws in
            #expect(try await site.download().size == 10)
            #expect(site.clock.waits == [.seconds(seconds)])
        }
    }

    @Test("fewer bytes than announced are a cut, and what came stays in the draft")
    func cut() async throws {
        var retries = RetrySchedule.download
        retries.tries = 1
        try await Site.run(.cutFile()) { site async throws in
            #expect(
                try await site.failure(retries: retries)
                    == Complaint(.interrupted, "the connection to FILE broke in the middle of the answer"))
            #expect(site.written == "01234")
        }
    }

    @Test("a server that says nothing at all is tried again")
    func nothing() async throws {
        try await Site.run(.nothing, .file("0123456789")) { site async throws in
            #expect(try await site.download().size == 10)
        }
    }
}
