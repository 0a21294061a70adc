import Foundation
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
        #expect(told.errors.contains("\n  before  never with anything else\n\nIt is decided by:\n  input.0  "))
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

    private func run(_ width: String) async throws {
        let outcome = try await Command.run(
            "run", "boats.json", "--sandbox", "--set", "width=" + width, in: scratch.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    private static func withoutTimes(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, with: "TIME")
    }
}
