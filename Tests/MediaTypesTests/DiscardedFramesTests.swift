import MediaTypes
import Testing

@Suite("Frames that an edit list leaves out")
struct DiscardedFramesTests {
    @Test(
        "are counted by where they stand: x is left out",
        arguments: [
            ("", [0, 0, 0]), ("---", [0, 0, 0]), ("xx-", [2, 0, 0]), ("-xx", [0, 0, 2]), ("x-x-xx-x", [1, 3, 1]),
            ("xx", [2, 0, 0]),
        ])
    func places(frames: String, counts: [Int]) {
        let discarded = DiscardedFrames(frames.map { $0 == "x" })
        #expect([discarded.before, discarded.between, discarded.after] == counts)
        #expect(discarded.count == counts.reduce(0, +))
    }
}
