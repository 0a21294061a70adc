import JSON
import PipelineEngine
import Testing

@Suite("Field")
struct FieldTests {
    private enum Format: String, CaseIterable { case jpeg, webp }

    private struct Box: Hashable {
        var top: Int?
        var loud = false
    }

    private struct Owner {
        var width = 320
        var quality: Double?
        var title: String?
        var format = Format.jpeg
        var fallback: Format?
        var sizes: [Int] = []
        var box = Box()
        var lid: Box?
        var rest = JSONObject()
    }

    private static let boxFields: [Field<Box>] = [
        .integer("top", \.top, in: 0...9, "Where it is."), .boolean("loud", \.loud, "Whether it is heard."),
    ]

    private static let fields: [Field<Owner>] = [
        .integer("width", \.width, in: 16...4096, "The width."), .number("quality", \.quality, in: 0...1, "How good."),
        .text("title", \.title, "What it is called."), .choice("format", \.format, "The format."),
        .choice("fallback", \.fallback, "Another format."),
        .list("sizes", \.sizes, of: .integer(1...9), "The sizes.") { $0.int },
        .object("box", \.box, boxFields, "The box."), .object("lid", \.lid, boxFields, empty: Box(), "The lid."),
        .member("seed", \.rest, .either([.integer(1...9), .choice(["auto"])]), "Any seed."),
        .member("extra", \.rest, .object, "Anything."),
    ]

    @Test("what is there is read, and what is not keeps its default")
    func read() throws {
        let (owner, issues) = try read(
            """
            {"quality": 0.5, "title": "a ${word}", "format": "webp", "fallback": "jpeg", "sizes": [1, "${one}"],
             "box": {"top": 3, "loud": true}, "lid": {}, "seed": "auto", "extra": {"deep": ["${one}", "$${x}"]}}
            """)
        #expect(issues == [])
        #expect(owner.width == 320)
        #expect(owner.quality == 0.5)
        #expect(owner.title == "a sea")
        #expect(owner.format == .webp && owner.fallback == .jpeg)
        #expect(owner.sizes == [1, 1])
        #expect(owner.box == Box(top: 3, loud: true))
        #expect(owner.lid == Box())
        #expect(
            owner.rest
                == JSONObject([("seed", "auto"), ("extra", .object(JSONObject([("deep", .array([1, "${x}"]))])))]))
    }

    /// Objects and everything that is wrong with them.
    static let wrong: [(String, [String])] = [
        ("[]", [" 1:1 must be an object, not an array"]),
        (#"{"width": 9}"#, ["/width 1:11 must be a whole number from 16 to 4096, not 9"]),
        (#"{"width": 16.5}"#, ["/width 1:11 must be a whole number from 16 to 4096, not 16.5"]),
        (#"{"width": "320"}"#, ["/width 1:11 must be a whole number from 16 to 4096 without quotes, not '320'"]),
        (#"{"width": null}"#, ["/width 1:11 must be a whole number from 16 to 4096, not null"]),
        (#"{"width": "a ${word}"}"#, ["/width 1:11 must be a whole number from 16 to 4096, not 'a sea'"]),
        (
            #"{"width": "${later}"}"#,
            ["/width 1:11 must be a whole number from 16 to 4096; '${later}' is of type string"]
        ),
        (#"{"width": "${wrod}"}"#, ["/width 1:11 '${wrod}' names no parameter; did you mean 'word'?"]),
        (#"{"title": "${word"}"#, ["/title 1:11 '${' has no '}'; write '$${' for the characters themselves"]),
        (#"{"title": ""}"#, ["/title 1:11 must be a string that is not empty, not an empty string"]),
        (#"{"quality": 2}"#, ["/quality 1:13 must be a number from 0 to 1, not 2"]),
        (#"{"format": "wepb"}"#, ["/format 1:12 must be one of 'jpeg', 'webp', not 'wepb'; did you mean 'webp'?"]),
        (
            #"{"sizes": []}"#,
            ["/sizes 1:11 must be a list that is not empty, each element a whole number from 1 to 9, not an empty list"]
        ),
        (
            #"{"sizes": [0, 1, 10]}"#,
            [
                "/sizes/0 1:12 must be a whole number from 1 to 9, not 0",
                "/sizes/2 1:18 must be a whole number from 1 to 9, not 10",
            ]
        ),
        (
            #"{"box": {"topp": 1, "loud": 1}}"#,
            [
                "/box/topp 1:10 'box' has no key 'topp'; did you mean 'top'?",
                "/box/loud 1:29 must be true or false, not 1",
            ]
        ),
        (#"{"seed": [1]}"#, ["/seed 1:10 must be a whole number from 1 to 9, or 'auto', not a list"]),
        (
            #"{"seed": "outo"}"#,
            ["/seed 1:10 must be a whole number from 1 to 9, or 'auto', not 'outo'; did you mean 'auto'?"]
        ),
        (#"{"a/b~c": 1}"#, ["/a~1b~0c 1:2 thing has no key 'a/b~c'"]),
    ]

    @Test("what is wrong is said with its place, what would be right, and what was perhaps meant", arguments: wrong)
    func complaints(text: String, complaints: [String]) throws { #expect(try read(text).1 == complaints) }

    @Test("what has to be there and isn't is said at the object")
    func required() throws {
        let fields: [Field<Owner>] = [.text("title", \.title, "The title.").required]
        #expect(try read("{}", fields).1 == [" 1:1 thing needs the key 'title'"])
        #expect(try read(#"{"title": "x"}"#, fields).1 == [])
    }

    @Test("keys that are somebody else's are left alone")
    func reserved() throws {
        #expect(try read(#"{"stage": 5}"#, [], reserved: ["stage"]).1 == [])
    }

    @Test("a value that is given only later is asked for by its type, and marks the context")
    func unknown() throws {
        var context = Self.context
        let node = try JSONReader.read(#"{"title": "${later}"}"#)
        var owner = Owner()
        Field.read(Self.fields, from: node, called: "thing", into: &owner, &context)
        #expect(context.issues.isEmpty && context.hasUnknowns && owner.title == nil)
    }

    private static var context: FieldContext {
        var later = ParameterDeclaration()
        later.type = .string
        var one = ParameterDeclaration()
        one.type = .integer
        one.defaultValue = 1
        return FieldContext(
            scope: ReferenceScope(
                declarations: ["word": ParameterDeclaration(), "later": later, "one": one], values: ["word": "sea"]))
    }

    private func read(
        _ text: String, _ fields: [Field<Owner>] = Self.fields, reserved: [String] = []
    ) throws -> (Owner, [String]) {
        var context = Self.context
        var owner = Owner()
        Field.read(
            fields, from: try JSONReader.read(text), reserved: reserved, called: "thing", into: &owner, &context)
        let issues = context.issues.map { "\($0.pointer) \($0.position.line):\($0.position.column) \($0.sentence)" }
        return (owner, issues)
    }
}
