import Testing
import Transfer

@Suite("Transfer: secrets", .timeLimit(.minutes(1)))
struct SecrecyTests {
    @Test("an address is shown without its query and fragment, also to a debugger")
    func address() throws {
        let address = try URLPolicy.httpsOnly.address("https://A.test:8443/b/c.mp4?sig=hunter2#hunter3")
        #expect("\(address)" == "https://a.test:8443/b/c.mp4")
        #expect(
            Self.everything(address)
                == "https://a.test:8443/b/c.mp4\n▿ https://a.test:8443/b/c.mp4\n  - address: \"https://a.test:8443/b/c.mp4\"\n"
        )
        #expect(address.wireText == "https://A.test:8443/b/c.mp4?sig=hunter2#hunter3")
    }

    @Test("headers and requests are shown without the headers' values")
    func headers() throws {
        let address = try URLPolicy.httpsOnly.address("https://a.test/?sig=hunter2")
        let request = TransferRequest(.get, address, headers: ["Authorization": "Bearer hunter2", "Accept": "*/*"])
        #expect("\(request.headers)" == "Authorization, Accept")
        #expect(!Self.everything(request.headers).contains("hunter2"))
        #expect(!Self.everything(request).contains("hunter2"))
    }

    private static let replies: [Reply] = [
        .refusal(403), .refusal(404), .refusal(302, ["Location: /other?sig=hunter2"]), .cutFile(), .nothing,
        .file("more than ten bytes"), .file(""), Reply(200, ["Content-Type: text/html"], "<html>"),
    ]

    @Test("no failed download tells the signature, not even by its cause", arguments: replies)
    func errors(reply: Reply) async throws {
        var retries = RetrySchedule.download
        retries.tries = 2
        try await Site.run(reply) { site in
            let error = try await #require(throws: TransferError.self) {
                try await site.download(limits: DownloadLimits(bytes: 10), retries: retries)
            }
            #expect(!Self.everything(error).contains("hunter2"))
            #expect(error.message.contains(site.shown))
        }
    }

    /// All that printing, interpolating and dumping a value says.
    private static func everything(_ value: some Any) -> String {
        var text = "\(value)\n"
        dump(value, to: &text)
        return text
    }
}
