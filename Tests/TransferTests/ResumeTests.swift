import Testing
import Transfer

@Suite("Download: going on after a cut", .timeLimit(.minutes(1)))
struct ResumeTests {
    private static let digitsDigest = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"
    private static let digits = Download(sha256: digitsDigest, size: 10, contentType: "video/mp4")

    @Test("asks for what is missing of the same version")
    func resumes() async throws {
        try await Site.run(.cutFile(["ETag: \"v1\""]), .rest) { site async throws in
            #expect(try await site.download() == Self.digits)
            #expect(site.written == "0123456789")
            #expect(site.server.requests.map { $0["range"] } == [nil, "bytes=5-"])
            #expect(site.server.requests.map { $0["if-range"] } == [nil, "\"v1\""])
            #expect(site.clock.waits == [.seconds(2)])
        }
    }

    @Test("a date stands in for a strong tag, a weak tag doesn't")
    func validators() async throws {
        let date = "Wed, 21 Oct 2015 07:28:00 GMT"
        for (headers, expected) in [
            (["Last-Modified: \(date)"], date), (["ETag: W/\"v1\"", "Last-Modified: \(date)"], date),
            (["ETag: W/\"v1\""], nil), ([], nil),
        ] {
            try await Site.run(.cutFile(headers), .rest) { site async throws in
                #expect(try await site.download() == Self.digits)
                #expect(site.server.requests.last?["if-range"] == expected)
            }
        }
    }

    @Test("goes on several times")
    func twice() async throws {
        let middle = Reply(206, ["Content-Length: 5", "Content-Range: bytes 5-9/10"], "56")
        let end = Reply(206, ["Content-Length: 3", "Content-Range: bytes 7-9/10"], "789")
        try await Site.run(.cutFile(), middle, end) { site async throws in
            #expect(try await site.download() == Self.digits)
            #expect(site.server.requests.map { $0["range"] } == [nil, "bytes=5-", "bytes=7-"])
        }
    }

    @Test("a refusal in between costs nothing of what is there")
    func refusalBetween() async throws {
        try await Site.run(.cutFile(), .refusal(503), .rest) { site async throws in
            #expect(try await site.download() == Self.digits)
            #expect(site.server.requests.last?["range"] == "bytes=5-")
        }
    }

    @Test("starts again when the whole file comes")
    func wholeAgain() async throws {
        try await Site.run(.cutFile(), .file("ABC")) { site async throws in
            #expect(try await site.download().size == 3)
            #expect(site.written == "ABC")
        }
    }

    /// An answer to a question for the rest that is no rest of this file.
    private static let wrongRests = [
        Reply(206, ["Content-Length: 5", "Content-Range: bytes 4-8/10"], "45678"),
        Reply(206, ["Content-Length: 5", "Content-Range: bytes 5-9/11"], "56789"),
        Reply(206, ["Content-Length: 5", "Content-Range: pages 5-9/10"], "56789"),
        Reply(206, ["Content-Length: 5"], "56789"),
        Reply(416, ["Content-Length: 0", "Content-Range: bytes */4"]),
    ]

    @Test("asks for the whole file when the rest isn't its rest", arguments: wrongRests)
    func wrongRest(reply: Reply) async throws {
        try await Site.run(.cutFile(["ETag: \"v1\""]), reply, .file("0123456789")) { site async throws in
            #expect(try await site.download() == Self.digits)
            #expect(site.server.requests.map { $0["range"] } == [nil, "bytes=5-", nil])
            #expect(site.server.requests.last?["if-range"] == nil)
        }
    }

    @Test(
        "says what was wrong with the rest when no try is left",
        arguments: zip(
            wrongRests,
            ["another range", "a range of another file", "another range", "another range", "416"]))
    func wrongRestMessage(reply: Reply, what: String) async throws {
        var retries = RetrySchedule.download
        retries.tries = 2
        try await Site.run(.cutFile(), reply) { site async throws in
            #expect(
                try await site.failure(retries: retries)
                    == Complaint(
                        .truncated, "FILE answered with \(what) when asked for the rest (tried 2 times)"))
        }
    }

    @Test("a part nobody asked for is no file")
    func unasked() async throws {
        try await Site.run(.rest) { site async throws in
            #expect(try await site.failure() == Complaint(.httpStatus(206), "FILE answered with status 206"))
        }
    }

    @Test("a rest that makes the file too large is refused")
    func restTooLarge() async throws {
        let start = Reply(200, ["Transfer-Encoding: chunked"], "5\r\n01234\r\n")
        try await Site.run(start, .rest) { site in
            let complaint = try await site.failure(limits: DownloadLimits(bytes: 9))
            #expect(complaint == Complaint(.tooLarge, "FILE is larger than 9 bytes"))
        }
    }
}
