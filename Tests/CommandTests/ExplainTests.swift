import Foundation
import JSON
import Testing

@Suite("dailies explain")
struct ExplainTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
    }

    @Test("names the setting that changed between the last two times, and the runs")
    func twoRuns() async throws {
        try await run("64")
        try await run("96")
        try await run("96")
        let told = try await Command.run("explain", "poster@01", in: scratch.url)
        #expect(told.status == 0)
        #expect(
            Self.withoutTimes(told.errors) == """
                boats/poster@01, thumbnail
                  last    made in run 2, TIME
                  before  made in run 1, TIME

                The first difference: widths.0  64 → 96

                """)
    }

    @Test("with a pipeline file compares what would be done now with what was done last")
    func now() async throws {
        try await run("64")
        let told = try await Command.run(
            "explain", "boats/poster@01", "--pipeline", "boats.json", "--set", "width=32", "--sandbox", in: scratch.url)
        #expect(told.status == 0)
        #expect(
            Self.withoutTimes(told.errors) == """
                boats/poster@01, thumbnail
                  now   changed: would be done again
                  last  made in run 1, TIME

                The first difference: widths.0  64 → 32

                """)
        let waiting = try await Command.run(
            "explain", "source@01", "--pipeline", "boats.json", "--set", "prompt=x", "--sandbox", in: scratch.url)
        #expect(waiting.errors.contains("now   depends on clip, which is to be done first"))
    }

    @Test("of a job that was made in one way only shows what decided it")
    func once() async throws {
        try await run("64")
        let told = try await Command.run("explain", "source@01", in: scratch.url)
        #expect(told.errors.contains("\n  before  this is its first result\n\nIt is decided by:\n  input.0  "))
        #expect(told.errors.hasSuffix("  kind     download\n"))
    }

    @Test("of a job that there is not names the one that was perhaps meant, and makes no folder")
    func unknown() async throws {
        let nothing = try await Command.run("explain", "poster@01", in: scratch.url)
        #expect(nothing.status == 2)
        #expect(
            nothing.errors == """
                error: '.dailies' has no record of a job 'poster@01'; '.dailies' has no record of any job, name another folder with --state

                """)
        #expect(scratch.files(below: ".dailies").isEmpty)
        let planned = try await Command.run("explain", "postre@01", "--pipeline", "boats.json", in: scratch.url)
        #expect(planned.status == 2)
        #expect(planned.errors == "error: boats.json has no job 'postre@01'; did you mean 'poster'?\n")
        try await run("64")
        let near = try await Command.run("explain", "poster@02", in: scratch.url)
        #expect(near.status == 2)
        #expect(near.errors == "error: '.dailies' has no record of a job 'poster@02'; did you mean 'poster@01'?\n")
    }

    @Test("of a job that was left out says so, and why")
    func leftOut() async throws {
        try await run("64")
        let told = try await Command.run("explain", "long@01", in: scratch.url)
        #expect(told.status == 0)
        #expect(
            Self.withoutTimes(told.errors) == """
                boats/long@01, extractAudio
                  last    left out in run 1, TIME: probe.duration is 1.042, not >= 3
                  before  never made

                """)
        let now = try await Command.run(
            "explain", "long@01", "--pipeline", "boats.json", "--sandbox", in: scratch.url)
        #expect(
            now.errors == """
                boats/long@01, extractAudio
                  now   left out: probe.duration is 1.042, not >= 3
                  last  never done

                """)
        let other = try await Command.run("explain", "tiny/long@01", in: scratch.url)
        #expect(other.status == 2)
        #expect(other.errors == "error: the pipeline 'tiny' has no record of a job 'long@01'\n")
    }

    @Test("of a job that its parameters left out says why")
    func leftOutByParameters() async throws {
        let pipeline = Boats.pipeline.replacing("[\"jpeg\"]", with: "[\"jpeg\"], \"when\": \"width > 64\"")
        try scratch.write(pipeline, to: "boats.json")
        try scratch.write("id,width\nsea,64\nhill,80\n", to: "rows.csv")
        let run = try await Command.run("run", "boats.json", "--sandbox", "--each", "rows.csv", in: scratch.url)
        #expect(run.status == 0, "\(run.errors)")
        let told = try await Command.run("explain", "poster@sea", in: scratch.url)
        #expect(told.status == 0)
        #expect(
            Self.withoutTimes(told.errors) == """
                boats/poster@sea, thumbnail
                  last    left out in run 1, TIME: width is 64, not > 64
                  before  never made

                """)
    }

    /// Ways to write a job that are none, and what jobs there are.
    static let shapes = [
        ("poster", "'poster' has poster@01"), ("01@poster", "'poster' has poster@01"),
        ("boats/long", "'long' has long@01"),
    ]

    @Test("says how jobs are named where a stage alone was written, or the item first", arguments: shapes)
    func shape(written: String, advice: String) async throws {
        try await run("64")
        for arguments in [["explain", written], ["explain", written, "--pipeline", "boats.json", "--sandbox"]] {
            let told = try await Command.start(arguments, in: scratch.url).outcome()
            #expect(told.status == 2)
            #expect(told.errors == "error: a job is stage@item; \(advice)\n")
        }
    }

    @Test("shortens long values, but not for programs")
    func longValues() async throws {
        try await run("64")
        try scratch.write(Boats.pipeline.replacing("a boat", with: "a bell"), to: "boats.json")
        try await run("64")
        let people = try await Command.run("explain", "clip", in: scratch.url)
        #expect(people.errors.contains(/The first difference: request  [0-9a-f]{12}… → [0-9a-f]{12}…\n/))
        let programs = try await Command.run("explain", "clip", "--json", in: scratch.url)
        #expect(programs.status == 0 && programs.errors.isEmpty, "\(programs.errors)")
        #expect(programs.lines.count == 1)
        let object = try JSONReader.read(programs.output).value
        #expect(object["job"] == ["stage": "clip", "item": ""])
        let change = try #require(object["changes"]?.array?.first)
        #expect(object["changes"]?.array?.count == 1 && change["field"] == "request")
        #expect(change["before"]?.string?.count == 64 && change["now"]?.string?.count == 64)
    }

    private func run(_ width: String) async throws {
        let outcome = try await Command.run(
            "run", "boats.json", "--sandbox", "--set", "width=" + width, in: scratch.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    private static func withoutTimes(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, with: "TIME")
    }
}
