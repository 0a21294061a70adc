import Foundation
import JSON
import Testing

@Suite("dailies status", .serialized)
struct StatusTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The text without what differs from run to run: moments, times and processes.
    private func masked(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, with: "<moment>")
            .replacing(/process \d+/, with: "process <number>")
            .replacing(/\d+(\.\d+)? (s|min( \d+ s)?)\b/, with: "<time>")
            .replacing(/\s{3,}<time>/, with: "  <time>")
    }

    private func status(_ arguments: String...) async throws -> Command.Outcome {
        try await Command.start(["status"] + arguments, in: scratch.url).outcome()
    }

    @Test("a folder without runs is said to have none, and nothing is made")
    func empty() async throws {
        let outcome = try await status()
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == "error: '.dailies' has no record of any run; name another folder with --state\n")
        #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".dailies").path))
    }

    @Test("a run that goes on, one that was killed, and one that ended are told apart; looking makes no file")
    func runs() async throws {
        try scratch.write(Boats.pipeline.replacing("\"duration\": 1", with: "\"duration\": 4"), to: "boats.json")
        let arguments = ["run", "boats.json", "--sandbox", "--json"]
        let running = try Command.start(arguments, in: scratch.url)
        _ = running.waitForOutput(containing: "\"event\":\"started\"")
        let during = try await status()
        running.signal(SIGKILL)
        _ = await running.outcome()
        #expect(during.status == 0)
        #expect(
            masked(during.errors) == """
                run 1  boats  at work since <moment>, <time>, process <number>
                  5 jobs: 1 at work, 4 to come

                At work:
                  clip  generate  <time>

                """)
        #expect(
            masked(try await status().errors) == """
                run 1  boats  ended without saying so; run the same command again to go on, began <moment>
                  5 jobs: 1 unfinished, 4 not begun

                At work when it ended:
                  clip  generate  <time>

                """)
        _ = try await Command.start(arguments, in: scratch.url).outcome()
        let before = scratch.files(below: ".dailies")
        #expect(
            masked(try await status().errors) == """
                run 2  boats  done, began <moment>, took <time>
                  5 jobs: 5 done

                Runs:
                  2  boats  <moment>  <time>  done
                  1  boats  <moment>  <time>  killed

                """)
        #expect(scratch.files(below: ".dailies") == before)
        let first = try JSONReader.read(try await status("1", "--json").lines[0]).value
        #expect(first["outcome"] == "killed" && first["process"] == .null && first["counts"]?["running"] == 1)
        #expect(try DocumentedFields("run-json.md").problems(with: first, as: "status") == [])
        #expect(
            try await status("7").errors
                == "error: there is no run 7 in '.dailies'; 'dailies status' lists the latest\n")
    }

    @Test("what failed is told in FFmpeg's words")
    func failures() async throws {
        try scratch.copy(fixture: "truncated.mp4", to: "bad.mp4")
        try scratch.write(
            #"{ "name": "facts", "stages": { "clips": { "stage": "files" }, "check": { "stage": "probe", "from": "clips" } } }"#,
            to: "facts.json")
        _ = try await Command.start(["run", "facts.json", "--input", "bad.mp4"], in: scratch.url).outcome()
        let object = try JSONReader.read(try await status("--json").lines[0]).value
        #expect(object["failures"]?.array?.count == 1)
        #expect(try DocumentedFields("run-json.md").problems(with: object, as: "status") == [])
        let outcome = try await status()
        #expect(
            masked(outcome.errors) == """
                run 1  facts  failed, began <moment>, took <time>
                  2 jobs: 1 done, 1 failed

                Failed:
                  ✗ check@bad: bad.mp4 is an MP4 file that is cut off: its index (moov), which comes after the media, is missing
                    └ avformat_open_input: Invalid data found when processing input (mov: moov atom not found)

                """)
    }
}
