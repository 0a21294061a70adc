import JSON
import PipelineEngine
import Testing

@Suite("Fingerprint and digest")
struct FingerprintTests {
    @Test("is the SHA-256 digest of the fields as a JSON object ordered by name")
    func canonical() {
        let fingerprint = Fingerprint(fields: ["kind": "copy", "a": "1"])
        #expect(fingerprint.digest.hex == "95a5cb1d037c0a86d585434723e23863c537678e0d0ab26c4c551093190d97bc")
    }

    @Test("names the fields that differ, those of one side only among them")
    func difference() {
        let before = Fingerprint(fields: ["kind": "copy", "preset": "fast", "old": "1"])
        let now = Fingerprint(fields: ["kind": "copy", "preset": "slow", "new": "1"])
        #expect(now.difference(from: before) == ["new", "old", "preset"])
        #expect(now.difference(from: now) == [])
    }

    @Test("values can't be moved from one field to the next")
    func unambiguous() {
        let fields: [[String: String]] = [["a": "b\",\"c\":\"d"], ["a": "b", "c": "d"], ["a\":\"b\",\"c": "d"], [:]]
        #expect(Set(fields.map { Fingerprint(fields: $0).digest }).count == 4)
    }

    /// Texts with their digests by FIPS 180-4's examples.
    static let digests = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ]

    @Test("the digest is SHA-256 in lower-case hexadecimal digits", arguments: digests)
    func digest(text: String, hex: String) {
        #expect(ContentDigest(of: text).hex == hex)
        #expect(ContentDigest(hex: hex)?.short == String(hex.prefix(8)))
    }

    @Test(
        "digits are taken only if they are a digest's",
        arguments: [
            "", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64),
            String(repeating: "a", count: 63), String(repeating: "a", count: 65), String(repeating: "é", count: 32),
        ])
    func notADigest(text: String) { #expect(ContentDigest(hex: text) == nil) }

    @Test("equal values have equal digests, however they were written")
    func values() throws {
        let one = try JSONReader.read(#"{"a": 1.0, "b": [true]}"#).value
        let other = try JSONReader.read(#"{"b":[true],"a":1}"#).value
        #expect(ContentDigest(of: one) == ContentDigest(of: other))
    }
}
