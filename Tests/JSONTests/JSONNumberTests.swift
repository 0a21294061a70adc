import JSON
import Testing

@Suite("JSON number")
struct JSONNumberTests {
    @Test(
        "compares by value and has one canonical form",
        arguments: [
            ("1", "1"), ("1.0", "1"), ("10e-1", "1"), ("0.50", "0.5"), ("5E-1", "0.5"), ("-0", "0"), ("-0.0e5", "0"),
            ("1e3", "1000"), ("0.001", "0.001"), ("123.4500", "123.45"), ("1e30", "1e30"), ("-12e-30", "-12e-30"),
        ])
    func canonical(literal: String, canonical: String) throws {
        let number = try #require(JSONNumber(literal: literal))
        #expect(number.canonical == canonical)
        #expect(number == JSONNumber(literal: canonical))
        #expect(number.literal == literal)
    }

    @Test("gives whole numbers and millionths only where they are exact")
    func exact() throws {
        #expect(JSONNumber(literal: "1.50")?.int == nil)
        #expect(JSONNumber(literal: "15e2")?.int == 1500)
        #expect(JSONNumber(literal: "9223372036854775807")?.int == Int.max)
        #expect(JSONNumber(literal: "9223372036854775808")?.int == nil)
        #expect(JSONNumber(literal: "0.404")?.millionths == 404_000)
        #expect(JSONNumber(literal: "0.0000001")?.millionths == nil)
    }

    @Test("refuses what is no number", arguments: ["", "01", "+1", ".5", "1.", "1e", "0x1", "1_000", "NaN", "١"])
    func refuses(literal: String) {
        #expect(JSONNumber(literal: literal) == nil)
    }
}
