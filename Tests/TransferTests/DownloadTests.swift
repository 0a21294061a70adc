import Foundation
import Testing
import Transfer

@Suite("Download", .timeLimit(.minutes(1)))
struct DownloadTests {
    private static let digitsDigest = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"

    @Test("a file comes whole, with its digest, size and type")
    func whole() async throws {
        try await Site.run(.file("0123456789")) { site in
            let download = try await site.download()
            #expect(download == Download(sha256: Self.digitsDigest, size: 10, contentType: "video/mp4"))
            #expect(site.written == "0123456789")
            let request = try #require(site.server.requests.first)
            #expect(request.line == "GET /clip.mp4?sig=hunter2")
            #expect(request["accept-encoding"] == "identity")
            #expect(request["range"] == nil)
            #expect(site.clock.waits.isEmpty)
        }
    }

    @Test("a file of megabytes has the digest that sha256sum finds")
    func large() async throws {
        let content = String(repeating: "All work and no play. ", count: 150_001)
        try await Site.run(.file(content)) { site in
            let download = try await site.download()
            #expect(download.size == content.utf8.count)
            #expect(download.sha256 == (try Self.sha256sum(site.path)))
        }
    }

    @Test("a longer file that is there is replaced")
    func replaces() async throws {
        try await Site.run(.file("new")) { site in
            try Data("an older and longer file".utf8).write(to: URL(filePath: site.path))
            _ = try await site.download()
            #expect(site.written == "new")
        }
    }

    @Test("a file that announces more bytes than allowed is not read")
    func announcedTooLarge() async throws {
        try await Site.run(Reply(200, ["Content-Length: 11"], "0123456789A")) { site in
            let complaint = try await site.failure(limits: DownloadLimits(bytes: 10))
            #expect(complaint == Complaint(.tooLarge, "FILE is larger than 10 bytes"))
            #expect(site.written == "")
            #expect(site.server.requests.count == 1)
        }
    }

    @Test("a file that turns out to be larger than allowed is broken off")
    func growsTooLarge() async throws {
        let chunks = "8\r\n01234567\r\n8\r\n89ABCDEF\r\n"
        try await Site.run(Reply(200, ["Transfer-Encoding: chunked"], chunks)) { site in
            let complaint = try await site.failure(limits: DownloadLimits(bytes: 10))
            #expect(complaint == Complaint(.tooLarge, "FILE is larger than 10 bytes"))
            #expect(site.server.requests.count == 1)
        }
    }

    @Test("a file of just the size allowed comes whole, announced or not")
    func justFits() async throws {
        let chunks = "A\r\n0123456789\r\n0\r\n\r\n"
        for reply in [.file("0123456789"), Reply(200, ["Transfer-Encoding: chunked"], chunks)] {
            try await Site.run(reply) { site async throws in
                #expect(try await site.download(limits: DownloadLimits(bytes: 10)).sha256 == Self.digitsDigest)
            }
        }
    }

    @Test("an empty file is none, however often it comes")
    func empty() async throws {
        try await Site.run(.file("")) { site async throws in
            #expect(try await site.failure() == Complaint(.truncated, "FILE is empty (tried 8 times)"))
        }
    }

    @Test("a web page is no file", arguments: ["text/html", "TEXT/HTML; charset=utf-8", "application/xhtml+xml"])
    func page(type: String) async throws {
        try await Site.run(Reply(200, ["Content-Length: 6", "Content-Type: \(type)"], "<html>")) { site async throws in
            #expect(
                try await site.failure()
                    == Complaint(.unexpectedContent, "FILE answered with a web page instead of a file"))
            #expect(site.server.requests.count == 1)
        }
    }

    @Test("a draft that can't be written is said by its path")
    func unwritable() async throws {
        try await Site.run(.file("0123456789")) { site in
            let path = "\(site.path)/no/folder.mp4"
            let complaint = try await site.failure(to: path)
            #expect(complaint.reason == .unwritable)
            #expect(complaint.message.hasPrefix("the draft \(path) could not be written: "))
            #expect(site.server.requests.isEmpty)
        }
    }

    private static func sha256sum(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sha256sum", path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return String(line.prefix(64))
    }
}
