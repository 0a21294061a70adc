import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("How often a source is read")
struct PassPlanTests {
    private func groups(_ sweeps: [Int], _ bytes: [Int], sole: Set<Int> = [], limit: Int = 100) -> [String] {
        let demands = zip(sweeps, bytes).enumerated().map { index, ask in
            var demand = OutputDemand(sweeps: ask.0)
            if ask.1 > 0 { demand.encoder = EncoderDemand(bytes: ask.1, isSole: sole.contains(index)) }
            return demand
        }
        return PassPlan(demands, limit: limit).groups.map { "\($0.outputs) × \($0.sweeps)" }
    }

    @Test("once for all outputs that have room beside each other")
    func together() { #expect(groups([1, 1, 1], [40, 30, 30]) == ["[0, 1, 2] × 1"]) }

    @Test("as often as the output that needs most, and not once for each")
    func sweeps() { #expect(groups([1, 2, 0, 2], [0, 50, 0, 50]) == ["[0, 1, 2, 3] × 2"]) }

    @Test("not at all where outputs need nothing but the source's facts")
    func facts() {
        #expect(groups([0, 0], [0, 0]) == ["[0, 1] × 0"])
        #expect(groups([], []).isEmpty)
    }

    @Test("once more for an encoder that has no room beside the others, and for one that has none at all")
    func memory() {
        #expect(groups([1, 1, 1, 2], [60, 60, 40, 500]) == ["[0, 2] × 1", "[1] × 1", "[3] × 2"])
        #expect(groups([1, 1, 1], [500, 0, 60]) == ["[0, 1] × 1", "[2] × 1"])
    }

    @Test("once more for an encoder that may not be beside another of its kind")
    func sole() {
        #expect(groups([1, 1, 1, 1], [10, 10, 10, 10], sole: [1, 3]) == ["[0, 1, 2] × 1", "[3] × 1"])
        #expect(groups([1, 1, 1], [10, 10, 10], sole: [0, 1, 2]) == ["[0] × 1", "[1] × 1", "[2] × 1"])
    }

    @Test("what waits in inboxes stays within bounds at every size of picture")
    func room() throws {
        func held(_ resolution: Resolution, chains: Int) -> Int {
            var stream = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 25))
            stream.video = VideoInfo(resolution: resolution)
            let source = MediaInfo(container: ["mp4"], size: 1, streams: [stream])
            let needs = (0..<chains).map { SweepNeeds(pictures: .filtered("scale=\($0)")) }
            let room = InboxRoom(SourceLimits(), source, sweeps: needs + [SweepNeeds(pictures: .decoded)])
            return room.bytes * (1 + 2 * chains)
        }
        for chains in 0..<6 {
            #expect(held(Resolution(width: 1280, height: 720), chains: chains) <= 34 << 20)
            #expect(held(Resolution(width: 3840, height: 2160), chains: chains) <= 288 << 20)
        }
    }
}
