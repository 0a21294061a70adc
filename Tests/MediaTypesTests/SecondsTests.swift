import Foundation
import MediaTypes
import Testing

@Suite("Seconds")
struct SecondsTests {
    @Test(
        "shows six decimals, as ffprobe prints them",
        arguments: [
            (0, "0.000000"), (5_005_000, "5.005000"), (-1, "-0.000001"), (-1_500_000, "-1.500000"),
            (.max, "9223372036854.775807"), (.min, "-9223372036854.775808"),
        ] as [(Int64, String)])
    func description(_ microseconds: Int64, _ text: String) {
        #expect(Seconds(microseconds: microseconds).description == text)
    }

    @Test(
        "is the nearest microsecond to a number; what can't be expressed is clamped, what is no number is 0",
        arguments: [
            (0.1, 100_000), (1.000_000_4, 1_000_000), (-0.000_000_6, -1), (.infinity, .max), (-.infinity, .min),
            (1e300, .max), (-1e300, .min), (.nan, 0),
        ] as [(Double, Int64)])
    func nearest(_ value: Double, _ microseconds: Int64) {
        #expect(Seconds(value).microseconds == microseconds)
    }

    @Test("is the nearest microsecond to a timestamp")
    func ofTimestamps() {
        #expect(Seconds(Timestamp(ticks: 1, timeBase: Rational(1_001, 30_000))).microseconds == 33_367)
        #expect(Seconds(Timestamp(ticks: -1, timeBase: Rational(1, 3))).microseconds == -333_333)
        #expect(Seconds(Timestamp(ticks: .max, timeBase: Rational(1, 1))).microseconds == .max)
    }

    @Test("its timestamp and duration are the same length")
    func others() {
        let seconds = Seconds(microseconds: 1_234_567)
        #expect(seconds.timestamp == Timestamp(ticks: 1_234_567, timeBase: Rational(1, 1_000_000)))
        #expect(seconds.duration == .microseconds(1_234_567))
        #expect(seconds.value == 1.234567)
        #expect(Seconds(microseconds: -2) < Seconds(microseconds: -1))
    }

    @Test(
        "is a number of seconds in JSON",
        arguments: [(5_005_000, "5.005"), (2_000_000, "2"), (-1_500_000, "-1.5"), (33_367, "0.033367")]
            as [(Int64, String)])
    func json(_ microseconds: Int64, _ text: String) throws {
        let written = try JSONEncoder().encode(["at": Seconds(microseconds: microseconds)])
        #expect(String(decoding: written, as: UTF8.self) == #"{"at":\#(text)}"#)
        #expect(try JSONDecoder().decode([String: Seconds].self, from: written)["at"]?.microseconds == microseconds)
    }

    @Test("text is no number of seconds")
    func text() {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Seconds].self, from: Data(#"["2"]"#.utf8)) }
    }
}
