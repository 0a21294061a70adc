import Testing

@testable import dailies

@Suite("How many passes run at once")
struct PassConcurrencyTests {
    @Test(
        "follows from processors and memory",
        arguments: [
            (1, 64, 1), (2, 64, 2), (3, 64, 2), (4, 64, 2), (8, 64, 4), (64, 64, 21), (2, 8, 2), (2, 4, 1), (8, 8, 2),
            (8, 1, 1),
        ])
    func usual(processors: Int, gigabytes: Int, passes: Int) {
        #expect(PassConcurrency.usual(processors: processors, memory: gigabytes << 30) == passes)
    }
}
