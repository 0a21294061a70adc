import Testing

@Suite("A reference on a terminal")
struct TerminalPageTests {
    @Test("is as wide as the terminal, and 120 columns at the most", arguments: [(50, 50), (100, 100), (300, 120)])
    func width(columns: Int, widest: Int) throws {
        let lines = try Bash.screen(of: "stages", "generate", columns: columns, environment: ["NO_COLOR": "1"])
        let prose = lines.prefix { $0 != "Example" }
        #expect(prose.allSatisfy { $0.count <= widest })
        #expect(prose.contains { $0.count > widest - 20 })
    }

    @Test("has bold headings, but not where NO_COLOR is set")
    func color() throws {
        #expect(try Bash.screen(of: "stages", columns: 80)[0] == "\u{1B}[1mKinds of stages\u{1B}[0m")
        let plain = try Bash.screen(of: "stages", columns: 80, environment: ["NO_COLOR": "1"])
        #expect(plain[0] == "Kinds of stages")
    }
}
