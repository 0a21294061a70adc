import PipelineEngine
import RunStore
import Testing

@Suite("What nobody needs any more")
struct GarbagePlanTests {
    private static let results = [
        result("old", "transcode", ["a"], at: 1), result("mid", "transcode", ["b", "c"], at: 2),
        result("new", "transcode", ["d", "c"], at: 3, isKept: true), result("clip", "download", ["p"], at: 1),
        result("bought", "generate", [], at: 1), result("facts", "probe", [], at: 1),
    ]

    @Test("is what only old runs used; bought clips, what is unknown and how to find them stay")
    func oldRuns() {
        let plan = plan()
        #expect(plan.files.map(\.path) == ["a", "b"])
        #expect(plan.results == ["old", "mid", "facts"])
        #expect(plan.runs == [1, 2])
        #expect(counts(plan) == [2, 2, 1, 1])
        #expect(plan.sizeAfter == 40)
    }

    @Test("is a bought clip and what is unknown only where that is wanted")
    func givesUpPaid() {
        let plan = plan(.init(givesUpPaid: true))
        #expect(plan.files.map(\.path) == ["x", "a", "p", "b"])
        #expect(plan.results == ["old", "mid", "facts", "clip"])
        #expect(counts(plan) == [4, 2, 0, 0])
    }

    @Test("is no more than has to go, what was used longest ago first")
    func maxSize() {
        for (size, files) in [(60, []), (59, ["a"]), (50, ["a"]), (49, ["a", "b"]), (0, ["a", "b"])] {
            let plan = plan(.init(maxSize: size))
            #expect(plan.files.map(\.path) == files, "\(size)")
            #expect(plan.sizeAfter == 60 - files.count * 10)
        }
        #expect(plan(.init(maxSize: 50)).results == ["old"])
        #expect(plan(.init(maxSize: 60)).results == [])
    }

    @Test("is none of what a kept run used, however large the store is")
    func keptStays() {
        let plan = plan(.init(maxSize: 0, givesUpPaid: true))
        #expect(plan.files.map(\.path) == ["x", "a", "p", "b"])
        #expect(plan.sizeAfter == 20)
    }

    @Test("is never a clip that the ledger knows, whatever the journal has forgotten")
    func ledger() {
        let inventory = StoreInventory(
            files: [file("a"), file("p")], results: [Self.result("old", "transcode", ["a", "p"], at: 1)],
            clips: [digest("p")], oldRuns: [])
        let plan = GarbagePlan(inventory, .init())
        #expect(plan.files.map(\.path) == ["a"])
        #expect(plan.paid.count == 1)
    }

    @Test("is no file at all where the journal is new")
    func newJournal() {
        let plan = GarbagePlan(
            StoreInventory(files: [file("a"), file("p")], results: [], clips: [digest("p")], oldRuns: []), .init())
        #expect(plan.files.isEmpty)
        #expect(counts(plan) == [0, 0, 1, 1])
    }

    private func plan(_ rule: GarbagePlan.Rule = .init()) -> GarbagePlan {
        let inventory = StoreInventory(
            files: ["a", "b", "c", "d", "p", "x"].map(file), results: Self.results, clips: [], oldRuns: [1, 2])
        return GarbagePlan(inventory, rule)
    }

    private func counts(_ plan: GarbagePlan) -> [Int] {
        [plan.removed, plan.kept, plan.paid, plan.unknown].map(\.count)
    }

    private func file(_ name: String) -> StoreInventory.File {
        StoreInventory.File(digest: digest(name), path: name, size: 10)
    }

    private func digest(_ name: String) -> ContentDigest { ContentDigest(of: name) }

    private static func result(
        _ name: String, _ kind: String, _ digests: [String], at time: Double, isKept: Bool = false
    ) -> StoreInventory.Result {
        StoreInventory.Result(
            fingerprint: name, kind: kind, digests: Set(digests.map { ContentDigest(of: $0) }), lastUse: time,
            isKept: isKept)
    }
}
