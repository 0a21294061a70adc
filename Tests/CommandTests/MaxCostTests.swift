import Foundation
import Testing

@Suite("--max-cost")
struct MaxCostTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
        try scratch.write(Boats.rows(3), to: "rows.csv")
    }

    @Test(
        "lets a run begin that costs as much and not a millionth more",
        arguments: [("0.15", 0), ("0.149999", 4), ("0", 4)])
    func limit(_ amount: String, status: Int32) async throws {
        let plan = try await Command.run(
            "plan", "boats.json", "--each", "rows.csv", "--max-cost", amount, in: scratch.url)
        #expect(plan.status == status, "\(plan.errors)")
    }

    @Test("ends a run before anything is bought, and names both amounts and the stages")
    func run() async throws {
        let arguments = ["run", "boats.json", "--each", "rows.csv", "--sandbox", "--json", "--max-cost"]
        let refused = try await Command.start(arguments + ["0.1"], in: scratch.url).outcome()
        #expect(refused.status == 4)
        #expect(refused.output.isEmpty)
        #expect(
            refused.errors == """
                error: the generations cost $0.15 at list prices (clip $0.15), and --max-cost allows $0.10; nothing was started

                """)
        #expect(scratch.files().isEmpty)
        let bought = try await Command.run("generations", "list", "--json", in: scratch.url)
        #expect(bought.lines.isEmpty)
    }

    @Test("is no obstacle once everything is bought")
    func bought() async throws {
        #expect(try await Command.run("run", "boats.json", "--sandbox", in: scratch.url).status == 0)
        let again = try await Command.run("run", "boats.json", "--sandbox", "--max-cost", "0", in: scratch.url)
        #expect(again.status == 0, "\(again.errors)")
    }

    @Test("does not count what is paid for already, also when the journal is lost")
    func lostJournal() async throws {
        #expect(try await Command.run("run", "boats.json", "--sandbox", in: scratch.url).status == 0)
        for name in scratch.files(below: ".dailies") where name.hasPrefix("journal") {
            try FileManager.default.removeItem(at: scratch.url.appending(path: ".dailies/" + name))
        }
        let plan = try await Command.run("plan", "boats.json", "--sandbox", "--max-cost", "0", in: scratch.url)
        #expect(plan.status == 0)
        #expect(plan.errors.hasPrefix("clip       generate      paid, to be fetched\n"), "\(plan.errors)")
    }

    @Test("refuses what has no known price")
    func unknown() async throws {
        try scratch.write(Boats.pipeline.replacing("xai:grok-imagine@video", with: "other:model@1"), to: "boats.json")
        let plan = try await Command.run("plan", "boats.json", "--max-cost", "100", in: scratch.url)
        #expect(plan.status == 4)
        #expect(
            plan.errors.hasSuffix(
                "error: what clip costs isn't known before it is bought, and --max-cost allows $100.00\n"))
    }

    @Test("is an amount of dollars", arguments: ["-1", "much", "0.0000001"])
    func amount(_ written: String) async throws {
        let outcome = try await Command.run("plan", "boats.json", "--max-cost=" + written, in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix("error: The value '\(written)' is invalid for '--max-cost <usd>'"),
            "\(outcome.errors)")
    }
}
