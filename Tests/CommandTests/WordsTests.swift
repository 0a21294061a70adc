import Testing
import Wording

@testable import dailies

@Suite("Words")
struct WordsTests {
    static let durations: [(Double, String)] = [
        (0.04, "0.0 s"), (59.6, "60 s"), (200, "3 min 20 s"), (3_600, "1 h 0 min"), (-5, "0.0 s"), (.nan, "0.0 s"),
        (1e300, "277,777,777 h 47 min"), (.infinity, "277,777,777 h 47 min"),
    ]

    @Test("say how long something takes, whatever the number", arguments: durations)
    func duration(seconds: Double, words: String) { #expect(Words.duration(seconds) == words) }

    static let numbers: [(Double, Int, String)] = [
        (1.005, 2, "1.00"), (-0.5, 1, "-0.5"), (.nan, 2, "0.00"), (1e300, 2, "1000000000000.00"),
        (-.infinity, 0, "-1000000000000"),
    ]

    @Test("write a number with so many digits, whatever the number", arguments: numbers)
    func decimals(value: Double, digits: Int, words: String) { #expect(Words.decimals(value, digits) == words) }
}
