import Foundation
import MediaTypes
import Testing

@Suite("Timestamp")
struct TimestampTests {
    private static let millisecond = Rational(1, 1_000)
    private static let mpeg = Rational(1, 90_000)

    @Test("equal moments are equal and hash alike, whatever their time bases")
    func moments() {
        let moments = [
            Timestamp(ticks: 1_000, timeBase: Self.millisecond), Timestamp(ticks: 90_000, timeBase: Self.mpeg),
            Timestamp(ticks: 1, timeBase: Rational(1, 1)), Timestamp(ticks: 24_000, timeBase: Rational(1, 24_000)),
        ]
        #expect(Set(moments).count == 1)
        #expect(moments.allSatisfy { $0 == moments[0] && !($0 < moments[0]) })
        #expect(Timestamp(ticks: 0, timeBase: Self.mpeg) == Timestamp(ticks: 0, timeBase: Self.millisecond))
    }

    @Test("moments that differ by less than floating point can say are told apart")
    func order() {
        let third = Timestamp(ticks: 1 << 62, timeBase: Rational(1, 3))
        let later = Timestamp(ticks: 1 << 62 + 1, timeBase: Rational(1, 3))
        #expect(third < later)
        #expect(third.seconds == later.seconds)
        #expect(
            Timestamp(ticks: .min, timeBase: Rational(.max, 1)) < Timestamp(ticks: .max, timeBase: Rational(.max, 1)))
        #expect(
            Timestamp(ticks: .max, timeBase: Rational(1, .max))
                < Timestamp(ticks: .max, timeBase: Rational(1, .max - 1)))
    }

    /// Ticks, their time base, another time base, and the ticks there, worked out with `av_rescale_q`'s own rounding.
    struct Rescaling: Sendable {
        let ticks: Int64
        let from: Rational
        let to: Rational
        let result: Int64
    }

    @Test(
        "rescales to the nearest tick, halves away from zero",
        arguments: [
            Rescaling(ticks: 1, from: Rational(1, 25), to: mpeg, result: 3_600),
            Rescaling(ticks: 3, from: Rational(1_001, 30_000), to: mpeg, result: 9_009),
            Rescaling(ticks: 1, from: Rational(1, 2), to: Rational(1, 1), result: 1),
            Rescaling(ticks: -1, from: Rational(1, 2), to: Rational(1, 1), result: -1),
            Rescaling(ticks: 1, from: Rational(1, 3), to: Rational(1, 1), result: 0),
            Rescaling(ticks: -2, from: Rational(1, 3), to: Rational(1, 1), result: -1),
            Rescaling(ticks: 49, from: Rational(1, 100), to: Rational(1, 1), result: 0),
        ])
    func rescaling(_ sample: Rescaling) {
        let moved = Timestamp(ticks: sample.ticks, timeBase: sample.from).rescaled(to: sample.to)
        #expect(moved.ticks == sample.result)
        #expect(moved.timeBase == sample.to)
    }

    @Test(
        "is exact at the ends of 64 bits, and what the other time base can't express becomes its end",
        arguments: [
            Rescaling(ticks: .max, from: mpeg, to: mpeg, result: .max),
            Rescaling(ticks: .max, from: Rational(1, 2), to: Rational(1, 1), result: 1 << 62),
            Rescaling(ticks: .min, from: Rational(1, 2), to: Rational(1, 1), result: -(1 << 62)),
            Rescaling(ticks: .max, from: Rational(1, 1), to: Rational(1, 2), result: .max),
            Rescaling(ticks: .min, from: Rational(1, 1), to: Rational(1, 2), result: .min),
            Rescaling(ticks: .max, from: Rational(.max, 1), to: Rational(1, .max), result: .max),
            Rescaling(ticks: .min, from: Rational(.max, 1), to: Rational(1, .max), result: .min),
            Rescaling(ticks: .max, from: Rational(1, .max), to: Rational(.max, 1), result: 2),
        ])
    func extremes(_ sample: Rescaling) {
        #expect(Timestamp(ticks: sample.ticks, timeBase: sample.from).rescaled(to: sample.to).ticks == sample.result)
    }

    @Test("a moment that a finer time base can express comes back unchanged", arguments: [-7, 0, 1, 1_001, 90_001])
    func thereAndBack(ticks: Int64) {
        let moment = Timestamp(ticks: ticks, timeBase: Rational(1_001, 30_000))
        let fine = moment.rescaled(to: Rational(1, 30_000))
        #expect(fine == moment)
        #expect(fine.rescaled(to: Rational(1_001, 30_000)).ticks == ticks)
    }

    @Test("moves by its own ticks, and shows ticks and time base")
    func moving() {
        let moved = Timestamp(ticks: 3_000, timeBase: Self.mpeg).advanced(byTicks: 3)
        #expect(moved.description == "3003 × 1/90000 s")
    }

    @Test(
        "comes back from JSON as it was; a time base that is not more than 0 is refused", arguments: ["0/1", "-1/25"])
    func json(base: String) throws {
        let moment = Timestamp(ticks: .min, timeBase: Self.mpeg)
        let read = try JSONDecoder().decode(Timestamp.self, from: JSONEncoder().encode(moment))
        #expect(read.ticks == .min)
        #expect(read.timeBase == Self.mpeg)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Timestamp.self, from: Data(#"{"ticks":1,"timeBase":"\#(base)"}"#.utf8))
        }
    }
}
