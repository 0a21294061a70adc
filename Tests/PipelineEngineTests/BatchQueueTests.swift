import PipelineEngine
import Testing

@Suite("Batch queue")
struct BatchQueueTests {
    @Test("jobs of one key that wait together are one batch, in the place of the first")
    func oneKey() {
        var queue = BatchQueue<String>(limits: [.cpu: 9])
        queue.add("a1", to: .cpu, key: "a")
        queue.add("b1", to: .cpu, key: "b")
        queue.add("a2", to: .cpu, key: "a")
        #expect(queue.takeStartable().map(\.jobs) == [["a1", "a2"], ["b1"]])
        #expect(queue.takeStartable().isEmpty)
    }

    @Test("jobs without a key, and jobs of one key in two pools, stay apart")
    func apart() {
        var queue = BatchQueue<String>(limits: [.cpu: 9, .network: 9])
        queue.add("a", to: .cpu, key: nil)
        queue.add("b", to: .cpu, key: nil)
        queue.add("c", to: .cpu, key: "k")
        queue.add("d", to: .network, key: "k")
        #expect(Set(queue.takeStartable().map(\.jobs)) == [["a"], ["b"], ["c"], ["d"]])
    }

    @Test("a job whose key's batch has started makes a batch of its own")
    func late() {
        var queue = BatchQueue<String>(limits: [.cpu: 2])
        queue.add("a1", to: .cpu, key: "a")
        #expect(queue.takeStartable().map(\.jobs) == [["a1"]])
        queue.add("a2", to: .cpu, key: "a")
        #expect(queue.takeStartable().map(\.jobs) == [["a2"]])
    }

    @Test("a pool runs as many batches as its limit, and one where it has none; a full pool holds up no other")
    func limits() {
        var queue = BatchQueue<Int>(limits: [.network: 2])
        for number in 0..<3 { queue.add(number, to: .cpu, key: nil) }
        for number in 10..<14 { queue.add(number, to: .network, key: nil) }
        let first = queue.takeStartable()
        #expect(Set(first.flatMap(\.jobs)) == [0, 10, 11])
        #expect(queue.takeStartable().isEmpty)
        for batch in first where batch.pool == .network { queue.finish(batch) }
        let second = queue.takeStartable()
        #expect(second.flatMap(\.jobs) == [12, 13])
        for batch in first where batch.pool == .cpu { queue.finish(batch) }
        #expect(queue.takeStartable().flatMap(\.jobs) == [1])
    }

    @Test("a job that was taken out is not done, and its batch goes with its last job")
    func removal() {
        var queue = BatchQueue<String>(limits: [.cpu: 1])
        queue.add("a1", to: .cpu, key: "a")
        queue.add("b1", to: .cpu, key: "b")
        queue.add("b2", to: .cpu, key: "b")
        queue.remove("a1")
        queue.remove("b1")
        queue.remove("never there")
        #expect(queue.takeStartable().map(\.jobs) == [["b2"]])
        queue.add("a1", to: .cpu, key: "a")
        #expect(queue.removeAll() == ["a1"])
        #expect(queue.removeAll() == [])
    }

    @Test("a key that was emptied can be used again")
    func emptiedKey() {
        var queue = BatchQueue<String>(limits: [.cpu: 1])
        queue.add("a1", to: .cpu, key: "a")
        queue.remove("a1")
        queue.add("a2", to: .cpu, key: "a")
        #expect(queue.takeStartable().map(\.jobs) == [["a2"]])
    }

    @Test("ten thousand batches leave in the order in which they came")
    func tenThousand() {
        var queue = BatchQueue<Int>(limits: [.cpu: 1])
        for number in 0..<10_000 { queue.add(number, to: .cpu, key: "\(number % 5_000)") }
        var order: [Int] = []
        while let batch = queue.takeStartable().first {
            order += batch.jobs
            queue.finish(batch)
        }
        #expect(order == (0..<5_000).flatMap { [$0, $0 + 5_000] })
    }
}
