import Foundation
import Testing

@Suite("--each")
struct EachTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
    }

    @Test("runs the pipeline for each row, and calls its files by the row's id")
    func rows() async throws {
        try scratch.write(
            "{\"id\": \"sea\", \"prompt\": \"a calm sea\"}\n{\"id\": \"hill\", \"prompt\": \"a hill\", \"width\": 32}\n",
            to: "rows.jsonl")
        let arguments = ["run", "boats.json", "--each", "rows.jsonl", "--sandbox", "--json"]
        let first = try await Command.start(arguments, in: scratch.url).outcome()
        #expect(first.status == 0, "\(first.errors)")
        #expect(
            scratch.files() == [
                "boats/hill/poster.jpg", "boats/hill/source.mp4", "boats/sea/poster.jpg", "boats/sea/source.mp4",
            ])
        let ended = try #require(first.lines.last)
        let counts =
            #"{"event":"ended","jobs":10,"done":8,"cached":0,"failed":0,"unfinished":0,"leftOut":2,"#
            + #""dropped":0,"notDone":0,"cancelled":false,"files":4,"newFiles":4,"bytes":"#
        #expect(ended.hasPrefix(counts), "\(ended)")
        try scratch.write("{\"id\": \"hill\", \"prompt\": \"a hill\", \"width\": 32}\n", to: "rows.jsonl")
        let fewer = try await Command.start(arguments, in: scratch.url).outcome()
        #expect(
            fewer.errors.hasSuffix(
                "Nothing to do: 5 jobs, 4 cached, 1 left out; 2 files in \(scratch.url.path)/out/boats\n"))
    }

    @Test("says everything that is wrong with rows and values at once, and runs nothing")
    func problems() async throws {
        try scratch.write("id,prompt,witdh\nsea,a,1\nhill,,x\n", to: "rows.csv")
        let outcome = try await Command.run(
            "run", "boats.json", "--each", "rows.csv", "--set", "prompt=b", "--set", "hue=1", "--sandbox",
            in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                error: --set hue: boats.json has no such parameter; it has prompt, width
                rows.csv:1:4: 'prompt' is given by the rows and with --set; leave one out
                rows.csv:1:11: the pipeline has no parameter 'witdh'; did you mean 'width'?

                """)
        #expect(scratch.files(below: ".dailies").isEmpty)
    }

    @Test("without it a value that is missing or doesn't fit is told, and both ways to give one")
    func missing() async throws {
        let parameters = #""parameters": { "clear": { "type": "boolean" }, "hue": { "type": "integer" }, "#
        let used = #"["jpeg"], "when": "clear and hue > 0""#
        let pipeline = Boats.pipeline.replacing("\"parameters\": {", with: parameters)
            .replacing("[\"jpeg\"]", with: used)
        try scratch.write(pipeline, to: "boats.json")
        let outcome = try await Command.run("plan", "boats.json", "--set", "hue= 6", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                error: --set hue: must be a whole number, not ' 6'; leave out the spaces around it
                error: boats.json needs a value for 'clear': give it with --set clear=…, or one a row with --each rows.csv

                """)
        let wrong = try await Command.run(
            "plan", "boats.json", "--set", "hue=x", "--set", "clear=yes", in: scratch.url)
        #expect(
            wrong.errors.hasPrefix(
                "error: --set hue: must be a whole number, not 'x'\nerror: --set clear: must be true or false, not 'yes'\n"
            ))
        let right = try await Command.run(
            "plan", "boats.json", "--set", "hue=6", "--set", "clear=TRUE", in: scratch.url)
        #expect(right.status == 0, "\(right.errors)")
    }

    @Test("finds a value that doesn't fit in the last row before anything is shown or run", arguments: ["plan", "run"])
    func lastRow(_ command: String) async throws {
        try scratch.write("width\n" + String(repeating: "64\n", count: 700) + "9000\n1\n", to: "rows.csv")
        let outcome = try await Command.run(
            command, "boats.json", "--each", "rows.csv", "--json", "--sandbox", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("rows.csv:702: ") == true && lines.last?.hasPrefix("rows.csv:703: ") == true)
        #expect(lines.first?.hasSuffix(", at boats.json:10:67") == true, "\(lines)")
        #expect(scratch.files(below: ".dailies").isEmpty)
    }

    @Test("is not for a pipeline that finds its items by itself")
    func files() async throws {
        try scratch.write(
            #"{ "name": "mine", "stages": { "in": { "stage": "files" }, "check": { "stage": "probe", "from": "in" } } }"#,
            to: "mine.json")
        let outcome = try await Command.run("run", "mine.json", "--each", "rows.csv", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors
                == "error: mine.json has a files stage, which finds its items by itself; --each is for pipelines without one\n"
        )
    }
}
