import Testing

@testable import dailies

@Suite("Sizes that are typed")
struct ByteSizeTests {
    static let sizes: [(String, Int?)] = [
        ("500MB", 500_000_000), ("2 GB", 2_000_000_000), ("1.5GiB", 1_610_612_736), ("1k", 1_000), ("7b", 7),
        ("12", 12), ("0", 0), (" 3 mb ", nil), ("", nil), ("MB", nil), ("-1", nil), ("1.5.5k", nil), ("1e3", nil),
        ("9999999999TB", nil), ("٣MB", nil),
    ]

    @Test("are read with their unit, or not at all", arguments: sizes)
    func size(text: String, bytes: Int?) { #expect(ByteSize(argument: text)?.bytes == bytes) }
}
