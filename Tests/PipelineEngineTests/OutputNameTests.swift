import JSON
import PipelineEngine
import Testing

@Suite("Names of published files")
struct OutputNameTests {
    private let bench = Bench()

    @Test("follow the stage's pattern; what stands for a reference is one part of a name")
    func pattern() async throws {
        bench.world.file("a b.txt", "x")
        let outcome = try await bench.run(
            """
            "in": {"stage": "find"},
            "one": {"stage": "copy", "from": "in", "output": "web/${item.index}-${item.name}"},
            "two": {"stage": "copy", "from": "in", "text": "${matrix.w}", "output": "m/${matrix.w}",
                    "matrix": {"w": ["../../etc", ".hidden", "a/b"]}},
            "three": {"stage": "split", "from": "in", "count": 2, "output": "parts/${item.name}"}
            """)
        #expect(outcome.jobs.values.allSatisfy { $0 == "made" })
        #expect(
            bench.published.keys.sorted() == [
                "m/_.._etc.txt", "m/a_b.txt", "m/hidden.txt", "parts/a b/1.txt",
                "parts/a b/2.txt", "web/1-a b.txt",
            ])
    }

    @Test(
        "that two jobs would share are found before anything runs",
        arguments: [
            (
                #""c": {"stage": "copy", "from": "in", "output": "same"}"#,
                "c@a and c@b would both be published as 'same.txt'; put '${item.name}' into the stage's 'output'"
            ),
            (
                #""c": {"stage": "copy", "from": "in"}, "d": {"stage": "copy", "from": "in", "output": "${item.name}/c"}"#,
                "c@a and d@a would both be published as 'a/c.txt'; put a name of its own into the stage's 'output'"
            ),
            (
                #""c": {"stage": "split", "from": "in", "output": "x/${item.name}"}, "#
                    + #""d": {"stage": "copy", "from": "in", "output": "x/${item.name}/1"}"#,
                "c@a and d@a would both be published as 'x/a/1'; put a name of its own into the stage's 'output'"
            ),
            (
                #""c": {"stage": "copy", "from": "in", "output": "${item.name}"}, "#
                    + #""d": {"stage": "split", "from": "in", "output": "${item.name}.txt"}"#,
                "c@a and d@a would both be published as 'a.txt'; put a name of its own into the stage's 'output'"
            ),
        ])
    func collisions(stages: String, complaint: String) async throws {
        bench.world.file("a.txt", "1")
        bench.world.file("b.txt", "2")
        let error = await #expect(throws: NameCollision.self) {
            try await bench.run(#""in": {"stage": "find"}, \#(stages)"#)
        }
        #expect(error?.description == complaint)
        #expect(bench.journal.outcomes.isEmpty && bench.world.batches.isEmpty)
    }

    @Test("a folder and a file may have one name, and so may files of several kinds of stage in one folder")
    func neighbours() async throws {
        bench.world.file("a.txt", "1")
        let outcome = try await bench.run(
            """
            "in": {"stage": "find"}, "c": {"stage": "copy", "from": "in", "output": "${item.name}"},
            "d": {"stage": "split", "from": "in", "count": 2, "output": "${item.name}"},
            "e": {"stage": "copy", "from": "in", "output": "more/${item.name}"}
            """)
        #expect(outcome.jobs.values.allSatisfy { $0 == "made" })
        #expect(bench.published.keys.sorted() == ["a.txt", "a/1.txt", "a/2.txt", "more/a.txt"])
    }

    @Test(
        "that could leave the folder, or have characters that aren't safe, are refused",
        arguments: [
            ("../${item.name}", "must have no name that begins with a dot: it has '..'"),
            ("/etc/${item.name}", "must not begin with '/': the files are put below the output folder"),
            ("a//b", "must be names separated by '/', none of them empty"),
            ("", "must be names separated by '/', none of them empty"),
            ("a/", "must be names separated by '/', none of them empty"),
            (".hidden", "must have no name that begins with a dot: it has '.hidden'"),
            ("a b", "must be made of letters, digits, '-', '_', '.', '/' and references, not of ' '"),
            ("a\\\\b", "must be made of letters, digits, '-', '_', '.', '/' and references, not of '\\'"),
            (
                "${gate.length}",
                "'${gate.length}' is known only when the pipeline runs; conditions in 'when' may use it"
            ),
            ("${itm.name}", "'${itm.name}' names no parameter; did you mean 'item.name'?"),
            ("${item.name", "'${' has no '}'; write '$${' for the characters themselves"),
        ])
    func refused(pattern: String, complaint: String) throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(
                #""a": {"stage": "make"}, "b": {"stage": "copy", "from": "a", "output": "\#(pattern)"}"#)
        }
        #expect(error?.issues.map(\.sentence) == [complaint])
        #expect(error?.issues.map(\.pointer) == ["/stages/b/output"])
    }

    @Test("are refused for a stage that publishes nothing")
    func publishesNothing() throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(#""a": {"stage": "make", "output": "x"}"#)
        }
        #expect(error?.issues.map(\.sentence) == ["make publishes no files that could be named"])
    }
}
