import Testing
import Transfer

@Suite("URL policy")
struct URLPolicyTests {
    @Test(
        "https is allowed to anyone",
        arguments: [
            "https://vm.runware.ai/video/a.mp4", "HTTPS://A.TEST/", "https://a.test:8443", "https://10.0.0.1/",
            "https://[2001:db8::1]/a",
        ], [URLPolicy.httpsOnly, .httpsOrLoopback])
    func https(text: String, policy: URLPolicy) throws {
        #expect(try policy.address(text).wireText == text)
    }

    private static let loopback = [
        "http://localhost/a", "http://LOCALHOST:8080/a", "http://127.0.0.1:1/", "http://127.255.0.3/",
        "http://[::1]:80/",
    ]

    @Test("http is allowed to this machine, if anyone", arguments: loopback)
    func http(text: String) throws {
        #expect(try URLPolicy.httpsOrLoopback.address(text).wireText == text)
        #expect(throws: TransferError.self) { try URLPolicy.httpsOnly.address(text) }
    }

    @Test(
        "http to others, and what only looks like this machine, is not",
        arguments: [
            "http://a.test/a", "http://10.0.0.1/", "http://192.168.0.1/", "http://169.254.169.254/latest",
            "http://0.0.0.0/", "http://[::]/", "http://[fe80::1]/", "http://[::ffff:127.0.0.1]/",
            "http://localhost.a.test/", "http://127.0.0.1.a.test/", "http://127.1/", "http://2130706433/",
            "http://0x7f000001/", "http://127.0.0.256/", "http://127.0.0/", "http://127.0.0.1x/",
            "http://%6Cocalhost/",
        ])
    func lookalikes(text: String) throws {
        let error = try #require(throws: TransferError.self) { try URLPolicy.httpsOrLoopback.address(text) }
        #expect(error.reason == .forbiddenURL)
        #expect(error.message.hasSuffix("is not allowed: only https is, and http to this machine"))
    }

    @Test("other schemes are not", arguments: ["ftp", "ws", "file", "gopher"])
    func schemes(scheme: String) throws {
        let error = try #require(throws: TransferError.self) {
            try URLPolicy.httpsOnly.address("\(scheme)://a.test/b?sig=hunter2")
        }
        #expect(error.reason == .forbiddenURL)
        #expect(error.message == "\(scheme)://a.test/b is not allowed: only https is")
    }

    @Test(
        "what isn't an address isn't repeated",
        arguments: [
            "", "a.test/b", "//a.test/b", "/etc/passwd", "file:///etc/passwd", "data:text/plain,hunter2", "https://",
            "https:///b?sig=hunter2", "https://a.test/hunter 2", "https://a.test/hunter2\n", "https://ä.test/hunter2",
            "https://a.test:port/?hunter2",
        ])
    func malformed(text: String) throws {
        let error = try #require(throws: TransferError.self) { try URLPolicy.httpsOrLoopback.address(text) }
        #expect(error.reason == .forbiddenURL)
        #expect(error.message == "an address is not a URL of the form https://host/path")
    }

    @Test(
        "an address with a user is not allowed, and the user isn't shown",
        arguments: [
            "https://joe@a.test/b", "https://joe:hunter2@a.test/b?c", "http://localhost:80@a.test/b",
            "https://@a.test/b",
        ])
    func users(text: String) throws {
        let error = try #require(throws: TransferError.self) { try URLPolicy.httpsOrLoopback.address(text) }
        let scheme = text.prefix { $0 != ":" }
        #expect(error.message == "\(scheme)://a.test/b names a user, which is not allowed in an address")
    }
}
