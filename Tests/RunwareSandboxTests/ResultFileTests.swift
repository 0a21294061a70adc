import Foundation
import JSON
import NIOHTTP1
import RunwareSandbox
import Testing

@Suite("Sandbox: files of results", .timeLimit(.minutes(1)))
struct ResultFileTests {
    private static let content = "a red boat, number 0"

    @Test(
        "a file comes whole, with its type, length and tag",
        arguments: [("MP4", "video/mp4"), ("WEBM", "video/webm"), ("MOV", "video/quicktime")])
    func whole(format: String, mediaType: String) async throws {
        try await Stand.run { visitor in
            let addresses = try await visitor.buy(Order.video(1, ["outputFormat": .string(format)]))
            #expect(addresses.first?.hasSuffix(".\(format.lowercased())") == true)
            let file = try await visitor.fetch(addresses[0])
            #expect(file.status == 200)
            #expect(file.text == Self.content)
            #expect(file.header("content-type") == mediaType)
            #expect(file.header("content-length") == "20")
            #expect(file.header("accept-ranges") == "bytes")
            #expect(file.header("etag")?.isEmpty == false)
        }
    }

    /// A range that is asked for and what comes of it.
    struct Range: Sendable, CustomTestStringConvertible {
        let asked: String
        let status: Int
        let text: String
        let range: String?
        var testDescription: String { asked }
    }

    private static let ranges = [
        Range(asked: "bytes=0-4", status: 206, text: "a red", range: "bytes 0-4/20"),
        Range(asked: "bytes=12-", status: 206, text: "number 0", range: "bytes 12-19/20"),
        Range(asked: "bytes=12-999", status: 206, text: "number 0", range: "bytes 12-19/20"),
        Range(asked: "bytes=-8", status: 206, text: "number 0", range: "bytes 12-19/20"),
        Range(asked: "bytes=-999", status: 206, text: content, range: "bytes 0-19/20"),
        Range(asked: "bytes=20-", status: 416, text: "", range: "bytes */20"),
        Range(asked: "bytes=-0", status: 416, text: "", range: "bytes */20"),
        Range(asked: "bytes=9-5", status: 200, text: content, range: nil),
        Range(asked: "bytes=0-1,4-5", status: 200, text: content, range: nil),
        Range(asked: "pages=1-2", status: 200, text: content, range: nil),
    ]

    @Test("a range of a file comes alone", arguments: ranges)
    func range(_ range: Range) async throws {
        try await Stand.run { visitor in
            let addresses = try await visitor.buy(Order.video())
            let file = try await visitor.fetch(addresses[0], [("Range", range.asked)])
            #expect(file.status == range.status)
            #expect(file.text == range.text)
            #expect(file.header("content-range") == range.range)
            #expect(file.header("content-length") == "\(range.text.utf8.count)")
        }
    }

    @Test("a range of another version brings the whole file")
    func ifRange() async throws {
        try await Stand.run { visitor in
            let addresses = try await visitor.buy(Order.video())
            let tag = try #require(try await visitor.fetch(addresses[0]).header("etag"))
            let same = try await visitor.fetch(addresses[0], [("Range", "bytes=12-"), ("If-Range", tag)])
            #expect(same.text == "number 0")
            let other = try await visitor.fetch(addresses[0], [("Range", "bytes=12-"), ("If-Range", "\"old\"")])
            #expect(other.status == 200)
            #expect(other.text == Self.content)
        }
    }

    @Test("HEAD brings the length and no file")
    func head() async throws {
        try await Stand.run { visitor in
            let addresses = try await visitor.buy(Order.video())
            let head = try await visitor.fetch(addresses[0], method: .HEAD)
            #expect(head.status == 200)
            #expect(head.header("content-length") == "20")
            #expect(visitor.sandbox.traffic.downloads == 1)
        }
    }

    @Test("a file is gone when its time is up", arguments: [SandboxConfiguration.ExpiredAnswer.gone, .notFound])
    func expiry(answer: SandboxConfiguration.ExpiredAnswer) async throws {
        let hands = Hands()
        try await Stand.run {
            $0.expiredAnswer = answer
            $0.now = { hands.now }
        } _: { visitor in
            let short = try await visitor.buy(Order.video(1, ["ttl": 60]))
            let long = try await visitor.buy(Order.video(2))
            hands.turn(by: 59)
            #expect(try await visitor.fetch(short[0]).status == 200)
            hands.turn(by: 1)
            #expect(try await visitor.fetch(short[0]).status == answer.rawValue)
            #expect(try await visitor.fetch(long[0]).status == 200)
            hands.turn(by: 7 * 86_400)
            #expect(try await visitor.fetch(long[0]).status == answer.rawValue)
            #expect(try await visitor.outcome(of: Order.name(1)).addresses == short)
        }
    }

    @Test("there are no other files", arguments: ["nothing.mp4", "..%2Ftasks%2F\(Order.name(1)).json", ".hidden"])
    func others(name: String) async throws {
        try await Stand.run { visitor in
            _ = try await visitor.buy(Order.video())
            #expect(try await visitor.fetch(visitor.sandbox.baseURL.dropLast(2) + "files/\(name)").status == 404)
        }
    }

    @Test("a file that isn't due yet can't be had, though its name can be known")
    func notDue() async throws {
        let hands = Hands()
        let folder = try Scratch()
        func stand(_ body: (Visitor) async throws -> String) async throws -> String {
            try await Stand.run {
                $0.storage = .kept(folder.url)
                $0.renderTime = .seconds(10)
                $0.now = { hands.now }
            } _: {
                try await body($0)
            }
        }
        let name = try await stand { visitor in
            _ = try await visitor.post(Order.video())
            hands.turn(by: 10)
            let address = try #require(try await visitor.outcome(of: Order.name(1)).addresses.first)
            return try #require(address.split(separator: "/").last.map(String.init))
        }
        hands.turn(by: -5)
        _ = try await stand { visitor async throws in
            #expect(try await visitor.fetch(visitor.sandbox.baseURL.dropLast(2) + "files/\(name)").status == 404)
            return name
        }
    }
}
