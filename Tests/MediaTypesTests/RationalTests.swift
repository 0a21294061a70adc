import Foundation
import MediaTypes
import Testing

@Suite("Rational")
struct RationalTests {
    @Test(
        "is kept in lowest terms",
        arguments: [
            (Rational(2, 4), "1/2"), (Rational(0, 7), "0/1"), (Rational(-6, 4), "-3/2"),
            (Rational(30_000, 1_001), "30000/1001"),
            (Rational(.min, 2), "-1073741824/1"), (Rational(.max, .max), "1/1"),
            (Rational(.min, .max), "-2147483648/2147483647"),
        ])
    func lowestTerms(_ fraction: Rational, _ text: String) {
        #expect(fraction.description == text)
        #expect(Rational(text) == fraction)
    }

    @Test("equal values are equal and hash alike, however they were written")
    func equality() {
        #expect(Rational(2, 4) == Rational(1, 2))
        #expect(Set([Rational(25, 1), Rational(50, 2), Rational(75, 3)]) == [Rational(25, 1)])
    }

    @Test("compares exactly where floating point would not")
    func comparison() {
        let close = (Rational(.max - 1, .max), Rational(.max - 2, .max - 1))
        #expect(close.1 < close.0)
        #expect(!(close.0 < close.1))
        #expect(Rational(.min, 1) < Rational(.max, 1))
        #expect(
            [Rational(1, 2), Rational(-1, 2), Rational(1, 3)].sorted() == [
                Rational(-1, 2), Rational(1, 3), Rational(1, 2),
            ])
    }

    @Test("only what is more than 0 can be turned upside down")
    func reciprocal() {
        #expect(Rational(1_001, 24_000).reciprocal == Rational(24_000, 1_001))
        #expect(Rational(0, 1).reciprocal == nil)
        #expect(Rational(-1, 2).reciprocal == nil)
    }

    @Test(
        "reads FFmpeg's three ways of writing a fraction",
        arguments: [("24000/1001", Rational(24_000, 1_001)), ("16:9", Rational(16, 9)), ("25", Rational(25, 1))])
    func reading(_ text: String, _ fraction: Rational) {
        #expect(Rational(text) == fraction)
    }

    @Test(
        "reads nothing else",
        arguments: ["", "/", "1/", "/1", "1/0", "1/-2", "1/2/3", "1.5", " 1/2", "4294967296", "1/4294967296", "1e3"])
    func refusing(_ text: String) {
        #expect(Rational(text) == nil)
    }

    @Test("is text in JSON, and text that is no fraction is refused with its words")
    func json() throws {
        let written = try JSONEncoder().encode([Rational(30, 1)])
        #expect(String(decoding: written, as: UTF8.self) == #"["30\/1"]"#)
        #expect(try JSONDecoder().decode([Rational].self, from: written) == [Rational(30, 1)])
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Rational].self, from: Data(#"["1/0"]"#.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(context.debugDescription == "'1/0' is not a fraction")
    }
}
