import Testing
import Transfer

@Suite("Transport", .timeLimit(.minutes(1)))
struct TransportTests {
    @Test("sends what it is given once, with a name of its own")
    func sends() async throws {
        try await Site.run(.file("done")) { site in
            var request = TransferRequest(
                .post, try site.address, headers: ["X-Key": "k", "Content-Type": "text/plain"])
            request.body = Array("hello".utf8)
            request.timeout = .seconds(90)
            let response = try await site.transport.send(request)
            #expect(response.head.status == 200)
            #expect(response.head.contentType == "video/mp4")
            #expect(String(decoding: response.body, as: UTF8.self) == "done")
            let seen = site.server.requests
            #expect(seen.map(\.line) == ["POST /clip.mp4?sig=hunter2"])
            #expect(seen.map(\.body) == ["hello"])
            let names = ["x-key", "content-type", "content-length", "user-agent", "host"]
            #expect(
                names.map { seen[0][$0] } == ["k", "text/plain", "5", "dailies", "127.0.0.1:\(site.server.port)"])
        }
    }

    @Test("every status is an answer, redirects too", arguments: [204, 301, 302, 404, 429, 500, 503])
    func statuses(status: Int) async throws {
        try await Site.run(Reply(status, ["Location: /other", "Retry-After: 9"])) { site in
            var request = TransferRequest(.get, try site.address)
            request.timeout = .seconds(90)
            let head = try await site.transport.send(request).head
            #expect(head.status == status)
            #expect(head.retryAfter == .seconds(9))
            #expect(site.server.requests.count == 1)
        }
    }

    @Test("an answer longer than allowed is broken off, announced or not")
    func tooLarge() async throws {
        let chunks = "8\r\n01234567\r\n8\r\n89ABCDEF\r\n"
        for reply in [.file("0123456789A"), Reply(200, ["Transfer-Encoding: chunked"], chunks)] {
            try await Site.run(reply) { site in
                let complaint = try await site.sendFailure {
                    $0.maximumResponse = 10
                    $0.timeout = .seconds(90)
                }
                #expect(complaint == Complaint(.tooLarge, "FILE answered with more than 10 bytes"))
            }
        }
    }

    @Test(
        "an answer that breaks off is no answer",
        arguments: zip([Reply.cutFile(), .nothing], [" in the middle of the answer", ": remote connection closed"]))
    func broken(reply: Reply, how: String) async throws {
        try await Site.run(reply) { site async throws in
            #expect(
                try await site.sendFailure { $0.timeout = .seconds(90) }
                    == Complaint(.interrupted, "the connection to FILE broke\(how)"))
            #expect(site.server.requests.count == 1)
        }
    }

    @Test("what isn't HTTP is no answer")
    func gibberish() async throws {
        var reply = Reply(200)
        reply.bytes = Array("SSH-2.0-OpenSSH_9.2\r\n\r\n".utf8)
        try await Site.run(reply) { site in
            let complaint = try await site.sendFailure { $0.timeout = .seconds(90) }
            #expect(complaint == Complaint(.interrupted, "the connection to FILE broke"))
        }
    }

    @Test("where nobody listens, the server has seen nothing", arguments: ["127.0.0.1", "localhost"])
    func unreachable(host: String) async throws {
        let refusing = try #require(RefusingPort())
        let transport = AsyncHTTPTransport()
        let address = try URLPolicy.httpsOrLoopback.address("http://\(host):\(refusing.number)/v1?sig=hunter2")
        var thrown: TransferError?
        do throws(TransferError) {
            _ = try await transport.send(TransferRequest(.get, address))
        } catch {
            thrown = error
        }
        await transport.shutdown()
        let error = try #require(thrown)
        #expect(error.reason == .unreachable)
        #expect(error.message == "http://\(host):\(refusing.number)/v1 could not be reached: connection refused")
        #expect(error.isTransient)
        var dumped = ""
        dump(error, to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }
}
