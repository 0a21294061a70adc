import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("A leap to a keyframe")
struct LeapTests {
    private static let thousandths = Rational(1, 1000)
    private var stream = StreamInfo(
        index: 0, kind: .video, codec: CodecID(rawValue: "h264"), timeBase: LeapTests.thousandths)
    private let origin = Timestamp(ticks: 500, timeBase: LeapTests.thousandths)

    @Test("goes on from a keyframe that is shown by then, once that is decoded whole")
    func lands() throws {
        var leap = try leap()
        #expect(leap.wanted == 2_499)
        _ = take(&leap, packet(2_000))
        _ = take(&leap, packet(1_900, isKeyframe: false))
        #expect(!passes(&leap, 1_900, isDamaged: false), "it may need what is stored before the keyframe")
        #expect(!leap.hasFailed)
        #expect(passes(&leap, 2_000, isDamaged: false))
        #expect(passes(&leap, 2_040, isDamaged: true), "damage there is what it would be from the beginning")
        leap.end()
        #expect(!leap.hasFailed)
    }

    @Test(
        "is taken back where it arrives elsewhere",
        arguments: [
            PacketTimes(presentation: 2_500, isKeyframe: true), PacketTimes(presentation: 2_000),
            PacketTimes(presentation: 2_000, isKeyframe: true, isDiscarded: true), PacketTimes(isKeyframe: true),
        ])
    func elsewhere(first: PacketTimes) throws {
        var leap = try leap()
        _ = take(&leap, first)
        #expect(leap.hasFailed)
        #expect(!passes(&leap, 2_500, isDamaged: false))
    }

    @Test("is taken back where the keyframe doesn't come out whole", arguments: [(2_040, false), (2_000, true)])
    func damaged(ticks: Int64, isDamaged: Bool) throws {
        var leap = try leap()
        _ = take(&leap, packet(2_000))
        #expect(!passes(&leap, ticks, isDamaged: isDamaged))
        #expect(leap.hasFailed)
    }

    @Test("is taken back where nothing is decoded")
    func nothing() throws {
        var leap = try leap()
        _ = take(&leap, packet(2_000))
        leap.end()
        #expect(leap.hasFailed)
    }

    @Test("leaves out pictures before that nothing refers to, if something is sure to be shown by then")
    func leavesOut() throws {
        for (last, isSure) in [(Int64?.none, false), (2_500, false), (2_600, true)] {
            var leap = try leap(lastIndexed: last)
            #expect(take(&leap, packet(2_000)) == isSure)
            #expect(take(&leap, packet(2_498, isKeyframe: false)) == isSure)
            #expect(!take(&leap, packet(2_499, isKeyframe: false)))
        }
    }

    @Test("isn't made to the beginning, nor where keyframes aren't known to be what they are called")
    func refused() {
        #expect(leap(to: 0, in: ["mov"]) == nil)
        #expect(leap(to: -.infinity, in: ["mov"]) == nil)
        #expect(leap(to: .nan, in: ["mov"]) == nil)
        #expect(leap(to: 1e300, in: ["mov"]) == nil)
        #expect(leap(to: 2, in: ["mpegts"]) == nil)
        #expect(leap(to: 2, in: ["matroska", "webm"]) != nil)
    }

    private func take(_ leap: inout Leap, _ packet: PacketTimes) -> Bool { leap.take(packet) }

    private func passes(_ leap: inout Leap, _ ticks: Int64, isDamaged: Bool) -> Bool {
        leap.passes(ticks, isDamaged: isDamaged)
    }

    private func packet(_ ticks: Int64, isKeyframe: Bool = true) -> PacketTimes {
        PacketTimes(presentation: ticks, isKeyframe: isKeyframe)
    }

    private func leap(lastIndexed: Int64? = nil) throws -> Leap {
        try #require(Leap(to: 2, after: origin, in: stream, of: ["mov"], lastIndexed: lastIndexed))
    }

    private func leap(to seconds: Double, in container: [String]) -> Leap? {
        Leap(to: seconds, after: origin, in: stream, of: container, lastIndexed: nil)
    }
}
