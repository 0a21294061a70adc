import JSON
import PipelineEngine
import Testing

@Suite("Job graph")
struct JobGraphTests {
    private let bench = Bench()

    @Test("a purchase of several results gives each its own jobs, and all read the one purchase")
    func fanOut() throws {
        let graph = try graph(
            #""clip": {"stage": "buy", "text": "x", "count": 3}, "copy": {"stage": "copy", "from": "clip"}"#)
        #expect(graph.jobs.map(\.id.description) == ["clip", "copy@01", "copy@02", "copy@03"])
        #expect(graph.jobs.dropFirst().map { $0.inputs.map(\.index) } == [[0], [1], [2]])
        #expect(graph.jobs.dropFirst().allSatisfy { $0.inputs.map(\.job.description) == ["clip"] })
        #expect(graph.jobs.map(\.item.lineage) == ["row 1", "row 1, result 1", "row 1, result 2", "row 1, result 3"])
    }

    @Test("every file that was found is an item of its stem's name")
    func found() throws {
        bench.world.file("b.mp4", "1")
        bench.world.file("a.mp4", "2")
        let graph = try graph(#""in": {"stage": "find"}, "copy": {"stage": "copy", "from": "in"}"#)
        #expect(graph.jobs.map(\.id.description) == ["in@b", "in@a", "copy@b", "copy@a"])
        #expect(graph.jobs.map(\.item.path) == ["/in/b.mp4", "/in/a.mp4", "/in/b.mp4", "/in/a.mp4"])
    }

    @Test("a pipeline that finds nothing has no jobs")
    func nothingFound() throws {
        #expect(try graph(#""in": {"stage": "find"}, "copy": {"stage": "copy", "from": "in"}"#).jobs.isEmpty)
    }

    @Test("the n-th purchase of one thing in a run is its n-th take, counted from the take that was asked for")
    func takes() throws {
        let stages = """
            "a": {"stage": "buy", "text": "x"}, "b": {"stage": "buy", "text": "y"},
            "c": {"stage": "buy", "text": "x"}, "d": {"stage": "make", "text": "x"}
            """
        #expect(try graph(stages).jobs.map(\.take) == [1, 1, 2, 0])
        #expect(try graph(stages, take: 2).jobs.map(\.take) == [3, 3, 4, 0])
    }

    @Test("what follows a gate reads past it and is committed behind it; what follows that has no gate of its own")
    func gates() throws {
        let graph = try graph(
            """
            "clip": {"stage": "make"}, "file": {"stage": "copy", "from": "clip"},
            "check": {"stage": "gate", "from": "file"}, "strict": {"stage": "gate", "from": "check"},
            "web": {"stage": "copy", "from": "strict"}, "thumb": {"stage": "copy", "from": "web"}
            """)
        let edges = graph.jobs.map { job in
            "\(job.id) reads \(job.inputs.map(\.job)) behind \(job.gates)"
        }
        #expect(
            edges == [
                "clip reads [] behind []", "file@01 reads [clip] behind []", "check@01 reads [file@01] behind []",
                "strict@01 reads [file@01] behind [check@01]", "web@01 reads [file@01] behind [check@01, strict@01]",
                "thumb@01 reads [web@01] behind []",
            ])
    }

    @Test("jobs come after those they need, whatever the order of the file")
    func order() throws {
        let graph = try graph(
            #""c": {"stage": "copy", "from": "b"}, "b": {"stage": "copy", "from": "a"}, "a": {"stage": "make"}"#)
        #expect(graph.jobs.map(\.id.stage.name) == ["a", "b", "c"])
        #expect(graph[JobID(stage: StageID("b"), item: "01")]?.inputs.map(\.job.description) == ["a"])
        #expect(graph[JobID(stage: StageID("b"), item: "02")] == nil)
    }

    @Test("rows give their names to what is made of them, and their values to the stages")
    func rows() throws {
        let pipeline = try Bench.pipeline(
            #""clip": {"stage": "buy", "text": "${prompt}", "count": "${n}"}, "copy": {"stage": "copy", "from": "clip"}"#,
            parameters: #""prompt": {"type": "string"}, "n": {"type": "integer", "default": 1}"#)
        let graph = try bench.graph(
            pipeline,
            rows: [
                .init(name: "sea", values: ["prompt": "waves"]), .init(name: "a/b", values: ["prompt": "hills"]),
                .init(name: "twice", values: ["prompt": "waves", "n": 2]),
            ])
        #expect(
            graph.jobs.map(\.id.description) == [
                "clip@sea", "copy@sea", "clip@a_b", "copy@a_b", "clip@twice", "copy@twice-01", "copy@twice-02",
            ])
        #expect(graph.jobs.map(\.stage.text) == ["waves", nil, "hills", nil, "waves", nil, nil])
        #expect(graph.jobs.map(\.take) == [1, 0, 1, 0, 2, 0, 0])
    }

    @Test("a value that doesn't fit where it is used is an error of the file")
    func badRow() throws {
        let pipeline = try Bench.pipeline(
            #""clip": {"stage": "buy", "count": "${n}"}"#, parameters: #""n": {"type": "integer"}"#)
        #expect(throws: InvalidPipeline.self) { try bench.graph(pipeline, rows: [.init(values: ["n": 21])]) }
    }

    private func graph(_ stages: String, take: Int = 0) throws -> JobGraph<FakeStage> {
        try bench.graph(Bench.pipeline(stages), take: take)
    }
}
