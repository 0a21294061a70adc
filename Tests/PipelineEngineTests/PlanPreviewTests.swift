import PipelineEngine
import Testing

@Suite("Preview of a run")
struct PlanPreviewTests {
    private let bench = Bench()

    @Test("of something new names what each job waits for, and its price")
    func new() async throws {
        let preview = try await bench.preview(stages())
        #expect(lines(preview) == ["clip new 2000", "web@01 after clip 0", "web@02 after clip 0"])
        #expect(preview.workCount == 3)
        #expect(preview.cost == 2_000)
        #expect(preview.entries.map(\.kind) == ["buy", "copy", "copy"])
        #expect(bench.world.batches.isEmpty && bench.journal.outcomes.isEmpty)
    }

    @Test("of what was done says so, and costs nothing")
    func cached() async throws {
        _ = try await bench.run(stages())
        let preview = try await bench.preview(stages())
        #expect(lines(preview) == ["clip cached 0", "web@01 cached 0", "web@02 cached 0"])
        #expect(preview.workCount == 0)
        #expect(preview.cost == 0)
    }

    @Test("of what was changed names the settings, before and now")
    func changed() async throws {
        _ = try await bench.run(stages())
        let preview = try await bench.preview(stages(web: "+film", note: #", "note": "n""#))
        #expect(
            lines(preview) == [
                "clip cached 0", "web@01 changed note: none → n, text: +web → +film 0",
                "web@02 changed note: none → n, text: +web → +film 0",
            ])
    }

    @Test("of a purchase whose price isn't known has no price")
    func unknownPrice() async throws {
        let preview = try await bench.preview(
            #""a": {"stage": "buy", "text": "priceless"}, "b": {"stage": "buy", "text": "x"}"#)
        #expect(lines(preview) == ["a new ?", "b new 1000"])
        #expect(preview.cost == nil)
    }

    @Test("of a file that can't be read says why")
    func failing() async throws {
        bench.world.file("a.txt", "a")
        bench.disk.remove("/in/a.txt")
        let preview = try await bench.preview(#""in": {"stage": "find"}, "web": {"stage": "copy", "from": "in"}"#)
        #expect(lines(preview) == ["in@a fails: /in/a.txt isn't there 0", "web@a after in@a 0"])
    }

    @Test("of a job that reads past a gate names the gate, as its pipeline file does")
    func gate() async throws {
        let preview = try await bench.preview(
            #""a": {"stage": "make"}, "g": {"stage": "gate", "from": "a"}, "b": {"stage": "copy", "from": "g"}"#)
        #expect(lines(preview).suffix(1) == ["b@01 after g@01 0"])
    }

    @Test("knows which jobs a condition may yet leave out, and those behind them; once it is met, none")
    func conditional() async throws {
        let stages = """
            "a": {"stage": "make"}, "g": {"stage": "gate", "from": "a"}, "c": {"stage": "copy", "from": "g"},
            "long": {"stage": "copy", "from": "g", "when": "gate.length > 0"}, "last": {"stage": "copy", "from": "long"}
            """
        let first = try await bench.preview(stages)
        #expect(first.entries.filter(\.isConditional).map { "\($0.job)" } == ["long@01", "last@01"])
        _ = try await bench.run(stages)
        let second = try await bench.preview(stages)
        #expect(second.entries.allSatisfy { !$0.isConditional })
    }

    @Test(
        "asks how often a file is read for all jobs that are done together; those that wait for a gate come after them")
    func readings() async throws {
        let stages = { (note: String) in
            """
            "a": {"stage": "make", "text": "x"}, "g": {"stage": "gate", "from": "a", "batch": "k"},
            "b": {"stage": "copy", "from": "g", "batch": "k", "note": "\(note)"},
            "long": {"stage": "copy", "from": "g", "batch": "k", "note": "\(note)", "when": "gate.length > 0"},
            "alone": {"stage": "copy", "from": "g"}, "last": {"stage": "copy", "from": "b", "batch": "k"}
            """
        }
        let told = { (preview: PlanPreview) in
            preview.readings.map { reading in
                "\(reading.source): \(reading.jobs.map(\.description)) × \(reading.reading.count)"
                    + "\(reading.reading.isCertain ? "" : "?") \(reading.reading.reasons)"
            }
        }
        #expect(
            told(try await bench.preview(stages("1"))) == [
                #"a: ["g@01", "b@01", "long@01"] × 3? ["g@01 of something", "b@01 of something", "#
                    + #""long@01 of something", "long waits for what g finds out"]"#,
                #"b@01: ["last@01"] × 1? ["last@01 of something"]"#,
            ])
        _ = try await bench.run(stages("1"))
        #expect(told(try await bench.preview(stages("1"))) == [])
        #expect(
            told(try await bench.preview(stages("2"))) == [
                #"a: ["b@01", "long@01"] × 2 ["b@01 of x#1", "long@01 of x#1"]"#,
                #"b@01: ["last@01"] × 1? ["last@01 of something"]"#,
            ])
    }

    @Test("of what is paid for and not there says so, and costs nothing; of a first run it looks for no results")
    func paid() async throws {
        let pipeline = try Bench.pipeline(stages())
        var facts = PreviewFacts { wanted in Set(wanted.filter { $0.take == 1 }) }
        let preview = try await bench.runner.preview(bench.planned(pipeline), of: pipeline, knowing: facts)
        #expect(lines(preview).first == "clip paid 0")
        #expect(preview.workCount == 3)
        facts.isFirstRun = true
        let first = try await bench.runner.preview(bench.planned(pipeline), of: pipeline, knowing: facts)
        #expect(lines(first) == lines(preview))
    }

    private func stages(web: String = "+web", note: String = "") -> String {
        """
        "clip": {"stage": "buy", "text": "x", "count": 2}, "web": {"stage": "copy", "from": "clip", "text": "\(web)"\(note)}
        """
    }

    private func lines(_ preview: PlanPreview) -> [String] {
        preview.entries.map { "\($0.job) \(words($0.reason)) \($0.cost.map(String.init) ?? "?")" }
    }

    private func words(_ reason: PlanPreview.Reason) -> String {
        switch reason {
        case .cached: "cached"
        case .new: "new"
        case .paid: "paid"
        case .changed(let changes):
            "changed "
                + changes.map { "\($0.name): \($0.before ?? "none") → \($0.now ?? "none")" }.joined(separator: ", ")
        case .depends(let job): "after \(job)"
        case .leftOut(let reason): "left out: \(reason)"
        case .failing(let failure): "fails: \(failure.message)"
        }
    }
}
