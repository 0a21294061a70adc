import Foundation
import Testing

@Suite("dailies validate", .serialized)
struct ValidateTests {
    @Test("accepts every shipped pipeline")
    func shipped() async throws {
        let names = ["audio", "check", "convert", "prompts", "thumbnails", "web-gallery"].map { "Pipelines/\($0).json" }
        let outcome = try await Command.start(["validate"] + names, in: Command.root).outcome()
        #expect(outcome.status == 0)
        #expect(
            outcome.errors == """
                Pipelines/audio.json: ok, 6 stages
                Pipelines/check.json: ok, 3 stages
                Pipelines/convert.json: ok, 4 stages
                Pipelines/prompts.json: ok, 6 stages
                Pipelines/thumbnails.json: ok, 3 stages
                Pipelines/web-gallery.json: ok, 7 stages

                """)
        #expect(outcome.output.isEmpty)
    }

    @Test("says everything that is wrong, with places and the words that were meant, and ends with 2")
    func wrong() async throws {
        let scratch = try Scratch()
        try scratch.write(
            """
            {
              "name": "mine",
              "stages": {
                "clips": { "stage": "file" },
                "web":   { "stage": "transcode", "from": "clip", "preset": "mp4-h264", "video": { "crf": 99 } }
              }
            }
            """, to: "mine.json")
        let outcome = try await Command.run("validate", "mine.json", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                mine.json:4:25: there is no kind of stage called 'file'; did you mean 'files'? [/stages/clips/stage]
                    4 │     "clips": { "stage": "file" },
                      │                         ^~~~~~
                mine.json:5:46: no stage is called 'clip'; did you mean 'clips'? [/stages/web/from]
                    5 │     "web":   { "stage": "transcode", "from": "clip", "preset": "mp4-h264", "video": { "crf": 99 } }
                      │                                              ^~~~~~
                mine.json:5:94: must be a whole number from 1 to 51, not 99 [/stages/web/video/crf]
                    5 │     "web":   { "stage": "transcode", "from": "clip", "preset": "mp4-h264", "video": { "crf": 99 } }
                      │                                                                                              ^~

                """)
    }

    @Test("a file that isn't JSON, isn't there or is a folder is one sentence")
    func unreadable() async throws {
        let scratch = try Scratch()
        try scratch.write("name: mine\n", to: "mine.yaml")
        let outcome = try await Command.run("validate", "mine.yaml", "none.json", ".", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                mine.yaml:1:1: a key stands outside of an object; begin the text with '{' and end it with '}'
                    1 │ name: mine
                      │ ^~~~
                none.json:1:1: there is no such file
                .:1:1: this is a folder, not a pipeline file

                """)
    }

    @Test("writes one JSON object a file for programs")
    func json() async throws {
        let scratch = try Scratch()
        try scratch.write("[]", to: "list.json")
        let outcome = try await Command.run("validate", "list.json", "--json", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.output == """
                {"file":"list.json","valid":false,"issues":[{"line":1,"column":1,"pointer":"",\
                "problem":"a pipeline file must be an object, not an array","suggestion":null}]}

                """)
        #expect(outcome.errors.isEmpty)
    }
}
