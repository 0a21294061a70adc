import Testing

@testable import PipelineEngine

@Suite("Template")
struct TemplateTests {
    private typealias Part = Template.Part

    /// Strings and what they are made of.
    private static let strings: [(String, [Part])] = [
        ("", [.text("")]), ("plain", [.text("plain")]), ("${a}", [.reference("a")]), ("${}", [.reference("")]),
        ("x ${a}${b} y", [.text("x "), .reference("a"), .reference("b"), .text(" y")]),
        ("$5 and }", [.text("$5 and }")]), ("$${a}", [.text("${a}")]), ("$${ ${a}", [.text("${ "), .reference("a")]),
        ("$$${a}", [.text("$${a}")]), ("${a", []),
    ]

    @Test("takes a string apart into text and references")
    func parts() {
        for (string, parts) in Self.strings { #expect(Template(string)?.parts ?? [] == parts, "\(string)") }
    }

    @Test("a reference without an end is none", arguments: ["${", "${a", "x ${a} ${b"])
    func unfinished(string: String) { #expect(Template(string) == nil) }

    @Test("only a string that is one reference has its value's type")
    func whole() {
        #expect(Template("${a}")?.wholeReference == "a")
        for string in ["${a} ", "${a}${b}", "a", "$${a}"] { #expect(Template(string)?.wholeReference == nil) }
    }
}
