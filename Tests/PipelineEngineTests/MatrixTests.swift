import JSON
import PipelineEngine
import Testing

@Suite("A matrix")
struct MatrixTests {
    private let bench = Bench()

    @Test("does a stage's work for every combination of its values, the last axis fastest")
    func combinations() async throws {
        bench.world.file("a.txt", "a")
        let stages = """
            "in": {"stage": "find"},
            "copy": {"stage": "copy", "from": "in", "text": "${matrix.word}${matrix.number}",
                     "matrix": {"word": ["x", "y"], "number": [1, 2.5]}},
            "again": {"stage": "copy", "from": "copy", "text": "+"}
            """
        let outcome = try await bench.run(stages)
        #expect(outcome.jobs.count == 9 && outcome.jobs.values.allSatisfy { $0 == "made" })
        #expect(
            bench.published == [
                "a-word-x-number-1/copy.txt": "ax1", "a-word-x-number-2.5/copy.txt": "ax2.5",
                "a-word-y-number-1/copy.txt": "ay1", "a-word-y-number-2.5/copy.txt": "ay2.5",
                "a-word-x-number-1/again.txt": "ax1+", "a-word-x-number-2.5/again.txt": "ax2.5+",
                "a-word-y-number-1/again.txt": "ay1+", "a-word-y-number-2.5/again.txt": "ay2.5+",
            ])
    }

    @Test("of a stage that buys is a purchase a combination, and equal ones are further takes")
    func purchases() throws {
        let pipeline = try Bench.pipeline(
            """
            "clip": {"stage": "buy", "text": "${matrix.word}", "note": "${matrix.note}",
                     "matrix": {"word": ["x", "y"], "note": ["1", "2"]}}
            """)
        let jobs = try bench.graph(pipeline).jobs
        #expect(
            jobs.map { "\($0.id) take \($0.take)" } == [
                "clip@word-x-note-1 take 1", "clip@word-x-note-2 take 2", "clip@word-y-note-1 take 1",
                "clip@word-y-note-2 take 2",
            ])
    }

    @Test("whose values could give two jobs one name is refused before anything runs")
    func ambiguous() async throws {
        let error = await #expect(throws: NameCollision.self) {
            try await bench.run(
                """
                "a": {"stage": "buy", "text": "${matrix.a}${matrix.b}",
                      "matrix": {"a": ["1-b-1", "1"], "b": ["2", "1-b-2"]}}
                """)
        }
        #expect(
            error?.description
                == "two jobs would be called a@a-1-b-1-b-2; give the rows, the files or the values of the matrix other names"
        )
        #expect(bench.journal.outcomes.isEmpty && bench.world.batches.isEmpty)
    }

    @Test("with long values gives names that files can have, and that differ")
    func long() throws {
        let words = ["x", "y"].map { String(repeating: "w", count: 118) + $0 }
        let list = words.map { "\"\($0)\"" }.joined(separator: ",")
        let pipeline = try Bench.pipeline(
            #""a": {"stage": "make", "text": "${matrix.n}${matrix.m}", "matrix": {"n": [\#(list)], "m": [\#(list)]}}"#)
        let names = try bench.graph(pipeline).jobs.map(\.id.item)
        #expect(Set(names).count == 4 && names.allSatisfy { $0.utf8.count <= 130 })
    }

    @Test("may choose among presets")
    func presets() throws {
        let pipeline = try Bench.pipeline(
            """
            "a": {"stage": "make"},
            "b": {"stage": "copy", "from": "a", "preset": "${matrix.preset}", "matrix": {"preset": ["loud"]}}
            """)
        #expect(try bench.graph(pipeline).jobs.map { $0.stage.text } == [nil, "!"])
    }

    @Test(
        "that is wrong is said, value by value",
        arguments: [
            (#"{}"#, [#"/matrix must be an object that names lists of values, such as { "crf": [20, 24] }"#]),
            (#"[]"#, [#"/matrix must be an object that names lists of values, such as { "crf": [20, 24] }"#]),
            (#"{"n": []}"#, ["/matrix/n must be a list of values that is not empty"]),
            (#"{"n": 5}"#, ["/matrix/n must be a list of values that is not empty"]),
            (#"{"n": [1, null]}"#, ["/matrix/n/1 must be a string, a number, true or false, not null"]),
            (#"{"n": [1, 1]}"#, ["/matrix/n/1 1 is there twice"]),
            (#"{"n": ["a/b", "a_b"]}"#, ["/matrix/n/1 'a_b' gives the same name as another value"]),
            (
                #"{"2n": [1]}"#,
                ["/matrix/2n the name of an axis has letters, digits, '-' and '_' and begins with a letter"]
            ),
        ])
    func complaints(matrix: String, complaints: [String]) throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(#""a": {"stage": "make", "text": "n${matrix.n}", "matrix": \#(matrix)}"#)
        }
        let found = error?.issues.filter { $0.pointer.hasPrefix("/stages/a/matrix") }
        #expect(found?.map { "\($0.pointer.dropFirst("/stages/a".count)) \($0.sentence)" } == complaints)
    }

    @Test("with a value that a setting doesn't accept, or with too many combinations, is refused")
    func refused() throws {
        let wrong = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(
                #""a": {"stage": "make", "count": "${matrix.n}", "text": "${matrix.m}", "matrix": {"n": [1, 21, 2]}}"#)
        }
        #expect(
            wrong?.issues.map(\.sentence) == [
                "must be a whole number from 1 to 20, not 21, which is the value of '${matrix.n}'",
                "'${matrix.m}' names no axis of the stage's matrix; did you mean 'matrix.n'?",
            ])
        let numbers = (1...40).map(String.init).joined(separator: ",")
        let many = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(
                #""a": {"stage": "make", "text": "${matrix.n}${matrix.m}", "matrix": {"n": [\#(numbers)], "m": [\#(numbers)]}}"#
            )
        }
        #expect(many?.issues.map(\.sentence) == ["has 1600 combinations; 1000 is the most"])
    }
}
