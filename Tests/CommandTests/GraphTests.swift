import Foundation
import Testing

@Suite("dailies plan --graph")
struct GraphTests {
    private let scratch: Scratch

    /// Whether Graphviz is installed.
    static let hasGraphviz = FileManager.default.isExecutableFile(atPath: "/usr/bin/dot")

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
        try scratch.write(Boats.rows(1_200), to: "rows.csv")
    }

    @Test("mermaid draws solid lines for files, dashed ones for gates, and counts jobs and reasons")
    func mermaid() async throws {
        let plan = try await Command.run(
            "plan", "boats.json", "--each", "rows.csv", "--graph", "mermaid", in: scratch.url)
        #expect(plan.status == 0)
        #expect(
            plan.output == """
                flowchart LR
                    s0["clip<br/>generate<br/>1,200 new<br/>$60.00"]
                    s1["source<br/>download<br/>1,200 depend on clip"]
                    s2["check<br/>probe<br/>1,200 depend on source"]
                    s3["long<br/>extractAudio<br/>1,200 depend on check"]
                    s4["poster<br/>thumbnail<br/>1,200 depend on check"]
                    s0 --> s1
                    s1 --> s2
                    s1 --> s3
                    s2 -.-> s3
                    s1 --> s4
                    s2 -.-> s4

                """)
        #expect(
            plan.errors == """
                source: 1,200 files, each likely read twice for 3 jobs: long waits for what check finds out
                6,000 jobs, 6,000 to do at most; 1,200 wait for a probe's facts; $60.00 at list prices

                """)
    }

    @Test("Graphviz draws the same, also of a name with quotes", .enabled(if: hasGraphviz, "Graphviz is not installed"))
    func dot() async throws {
        let plan = try await Command.run("plan", "boats.json", "--graph", "dot", in: scratch.url)
        #expect(plan.status == 0)
        let file = try scratch.write(plan.output, to: "boats.dot")
        let image = scratch.url.appending(path: "boats.svg")
        #expect(try await Command.judge("dot", "-Tsvg", file.path, "-o", image.path).isEmpty)
        let drawn = try String(contentsOf: image, encoding: .utf8)
        #expect(drawn.matches(of: /class="node"/).count == 5)
        #expect(drawn.matches(of: /class="edge"/).count == 6)
        #expect(drawn.matches(of: /stroke-dasharray/).count == 2)
        #expect(drawn.contains(">1 depends on source<"))
    }

    @Test("is not for programs that want lines of JSON")
    func json() async throws {
        let plan = try await Command.run("plan", "boats.json", "--graph", "dot", "--json", in: scratch.url)
        #expect(plan.status == 2)
        #expect(plan.errors.hasPrefix("error: --graph and --json can't be used together\n"), "\(plan.errors)")
    }
}
