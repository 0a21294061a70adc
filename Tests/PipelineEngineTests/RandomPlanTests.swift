import PipelineEngine
import SeededRandom
import Testing

@Suite("Run plan of any graph")
struct RandomPlanTests {
    @Test("never starts before its data, never commits before its gates, and always finishes", arguments: 0..<200)
    func keepsItsPromises(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let nodes = Self.nodes(&random)
        let byID = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0) })
        var plan = RunPlan(nodes)
        var running: [Int] = []
        var committed: Set<Int> = []
        var steps = 0
        while !plan.isFinished {
            let ready = plan.takeReady()
            #expect(ready == ready.sorted())
            #expect(ready.allSatisfy { committed.isSuperset(of: byID[$0]?.data ?? []) })
            running = (running + ready).filter { plan.state(of: $0) == .running }
            guard let id = running.randomElement(using: &random) else { break }
            running.removeAll { $0 == id }
            if Int.random(in: 0..<10, using: &random) == 0 {
                let dropped = plan.fail(id)
                #expect(dropped.allSatisfy { !committed.contains($0) && plan.state(of: $0) == .dropped })
            } else {
                for done in plan.finish(id) {
                    #expect(committed.isSuperset(of: byID[done]?.gates ?? []))
                    #expect(committed.insert(done).inserted)
                }
            }
            steps += 1
            #expect(steps <= nodes.count)
        }
        #expect(plan.isFinished)
        for node in nodes { expectSettled(node, plan, committed) }
    }

    /// Everything is done, failed, or dropped because something it needs is not done.
    private func expectSettled(_ node: RunPlan<Int>.Node, _ plan: RunPlan<Int>, _ committed: Set<Int>) {
        let needs = node.data + node.gates
        switch plan.state(of: node.id) {
        case .done: #expect(committed.contains(node.id) && committed.isSuperset(of: needs))
        case .failed: #expect(committed.isSuperset(of: node.data))
        case .dropped: #expect(!committed.isSuperset(of: needs))
        case let state: Issue.record("\(node.id) was left \(state.map { "\($0)" } ?? "out")")
        }
    }

    @Test("ten thousand jobs, in chains behind one gate each, are all done")
    func tenThousand() {
        let nodes = (0..<2_500).flatMap { item -> [RunPlan<String>.Node] in
            [
                .init("file \(item)"), .init("check \(item)", data: ["file \(item)"]),
                .init("web \(item)", data: ["file \(item)"], gates: ["check \(item)"]),
                .init("copy \(item)", data: ["web \(item)"]),
            ]
        }
        var plan = RunPlan(nodes)
        var committed = 0
        var rounds = 0
        while !plan.isFinished {
            for id in plan.takeReady().reversed() { committed += plan.finish(id).count }
            rounds += 1
        }
        #expect(committed == 10_000)
        #expect(rounds == 3)
    }

    private static func nodes(_ random: inout SeededGenerator) -> [RunPlan<Int>.Node] {
        (0..<Int.random(in: 1...40, using: &random)).map { id in
            let earlier = Array(0..<id)
            let data = earlier.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
            let gates = earlier.filter { _ in Int.random(in: 0..<12, using: &random) == 0 }
            return .init(id, data: data, gates: gates)
        }
    }
}
