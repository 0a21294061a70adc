import Foundation
import JSON
import Testing

@testable import RunwareSandbox

@Suite("Sandbox: a second start on a kept folder", .timeLimit(.minutes(1)))
struct RestartTests {
    private let folder: Scratch
    private let hands = Hands()

    init() throws { folder = try Scratch() }

    private func run<Value>(
        renderer: any ClipRenderer = QuickRenderer(), _ change: (inout SandboxConfiguration) -> Void = { _ in },
        _ body: (Visitor) async throws -> Value
    ) async throws -> Value {
        try await Stand.run(renderer: renderer) {
            $0.storage = .kept(folder.url)
            $0.now = { [hands] in hands.now }
            change(&$0)
        } _: {
            try await body($0)
        }
    }

    @Test("knows the old tasks, their results and what they cost, and sells none twice")
    func known() async throws {
        let (outcome, purchases) = try await run { visitor in
            for number in 1...3 {
                _ = try await visitor.post(Order.video(number, ["includeCost": true]))
                hands.turn(by: 1)
            }
            return (try await visitor.outcome(of: Order.name(1)), visitor.sandbox.purchases)
        }
        try await run(renderer: BrokenRenderer()) { visitor in
            #expect(visitor.sandbox.purchases == purchases)
            #expect(try await visitor.post(Order.video()).codes == ["conflictTaskUUID"])
            let again = try await visitor.outcome(of: Order.name(1))
            #expect(again.data.map { $0["videoUUID"] } == outcome.data.map { $0["videoUUID"] })
            #expect(try await visitor.fetch(again.addresses[0]).text == "a red boat, number 0")
        }
    }

    @Test("takes up renders that were broken off")
    func unfinished() async throws {
        try await run(renderer: HeldRenderer()) { visitor in
            _ = try await visitor.post(Order.video(1, ["numberResults": 2]))
        }
        try await run { visitor in
            let addresses = try await visitor.outcome(of: Order.name(1)).addresses
            #expect(addresses.count == 2)
            for (number, address) in addresses.enumerated() {
                #expect(try await visitor.fetch(address).text == "a red boat, number \(number)")
            }
        }
    }

    @Test("what befell a task befalls it still")
    func fate() async throws {
        try await run {
            $0.faults.moderatedTasks = 1
            $0.faults.failureShape = .item
        } _: {
            _ = try await $0.post(Order.video(1, ["numberResults": 2]))
        }
        try await run { visitor async throws in
            #expect(try await visitor.outcome(of: Order.name(1)).statuses == ["success", "error"])
            #expect(visitor.sandbox.purchases.charged == Price(micros: 50_000))
        }
    }

    @Test("leaves out a record that can't be read, and removes unfinished files")
    func damaged() async throws {
        try await run { _ = try await $0.buy(Order.video(1)) }
        let record = folder.url.appending(path: "tasks/\(Order.name(2)).json")
        try Data("{\"request\":".utf8).write(to: record)
        let drafts = ["files/.draft.mp4", "tasks/.dat.nosync01.a"].map { folder.url.appending(path: $0) }
        for draft in drafts { try Data("half".utf8).write(to: draft) }
        try await run { visitor in
            #expect(visitor.sandbox.purchases.purchases.map(\.taskUUID) == [Order.name(1)])
            for draft in drafts { #expect(!FileManager().fileExists(atPath: draft.path)) }
        }
    }

    @Test("what can't be written down is not bought, and can be bought later")
    func unwritable() async throws {
        try await run { visitor in
            let tasks = folder.url.appending(path: "tasks")
            try FileManager().removeItem(at: tasks)
            let error: JSONValue = [
                "code": "internalServerError", "message": "An internal server error occurred. Please try again.",
            ]
            #expect(try await visitor.post(Order.video()) == Answer(500, ["data": [], "errors": [error]]))
            #expect(visitor.sandbox.purchases.charged == .zero)
            try FileManager().createDirectory(at: tasks, withIntermediateDirectories: false)
            #expect(try await visitor.post(Order.video()) == Answer(200, Order.acknowledgement()))
            #expect(visitor.sandbox.purchases.purchases.count == 1)
        }
    }

    @Test("a folder that can't be made is said by its name")
    func noFolder() async throws {
        let file = folder.url.appending(path: "file")
        try Data().write(to: file)
        let error = try await #require(throws: SandboxError.self) {
            try await run {
                $0.storage = .kept(file)
            } _: { _ in
            }
        }
        #expect(error.reason == .folder)
        #expect(error.description.hasPrefix("the sandbox's folder '\(file.path)' can't be used: "))
    }

    @Test("a port that is taken is said by its number")
    func takenPort() async throws {
        try await run { visitor in
            let port = try #require(URL(string: visitor.sandbox.baseURL)?.port)
            let error = try await #require(throws: SandboxError.self) {
                try await Stand.run {
                    $0.port = port
                } _: { _ in
                }
            }
            #expect(error.reason == .port)
            #expect(error.description.hasPrefix("port \(port) can't be listened on: "))
        }
    }

    @Test("a temporary folder is gone afterwards")
    func temporary() async throws {
        try await run {
            $0.storage = .temporary(inside: folder.url)
        } _: { visitor in
            _ = try await visitor.buy(Order.video())
            #expect(try FileManager().contentsOfDirectory(atPath: folder.url.path).count == 1)
        }
        #expect(try FileManager().contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }
}
