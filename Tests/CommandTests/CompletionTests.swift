import Foundation
import PipelineEngine
import PipelineStages
import Testing

@Suite("Completion in bash")
struct CompletionTests {
    @Test("the kinds follow stages, the presets follow presets")
    func names() throws {
        #expect(try Bash.completions(of: "stages", "", in: Command.root).filter { !$0.hasPrefix("-") } == Stage.kinds)
        #expect(try Bash.completions(of: "stages", "th", in: Command.root) == ["thumbnail"])
        #expect(
            try Bash.completions(of: "presets", "webm", in: Command.root) == [
                "webm-vp9", "webm-vp9-720", "webm-vp9-480", "webm-av1",
            ])
    }

    @Test("--set offers the parameters of the file that is on the command line, with values where they are known")
    func parameters() throws {
        let scratch = try Scratch()
        try scratch.write(
            """
            { "name": "p", "parameters": {
                "prompt": { "type": "string" }, "loud": { "type": "boolean" },
                "size": { "type": "integer", "choices": [480, 720] } } }
            """, to: "half-written.json")
        #expect(
            try Bash.completions(of: "run", "half-written.json", "--set", "", in: scratch.url)
                == ["loud=true", "loud=false", "prompt=", "size=480", "size=720"])
        #expect(
            try Bash.completions(of: "plan", "half-written.json", "--set", "size=7", in: scratch.url) == ["size=720"])
        #expect(try Bash.completions(of: "run", "none.json", "--set", "", in: scratch.url) == [])
        #expect(try Bash.completions(of: "run", "--set", "", in: scratch.url) == [])
    }

    @Test("a shipped pipeline's parameters are offered too")
    func shipped() throws {
        #expect(
            try Bash.completions(of: "run", "Pipelines/web-gallery.json", "--set", "", in: Command.root)
                == ["duration=", "prompt="])
    }
}
