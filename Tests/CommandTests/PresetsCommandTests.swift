import Foundation
import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("dailies presets")
struct PresetsCommandTests {
    @Test("lists all of them, those of a kind together")
    func list() async throws {
        let outcome = try await Command.run("presets", in: Command.root)
        #expect(outcome.status == 0)
        let headings = outcome.lines.filter { $0.hasPrefix("Presets for ") }
        #expect(headings == ["Presets for transcode", "Presets for thumbnail", "Presets for extractAudio"])
        let names = outcome.lines.compactMap { $0.firstMatch(of: #/^ {2}([a-z0-9-]+) {2}/#).map { String($0.1) } }
        #expect(names == Stage.presets.map(\.name))
    }

    @Test("shows what one sets, as it stands in a file, and where the numbers come from")
    func one() async throws {
        let outcome = try await Command.run("presets", "audio-opus", in: Command.root)
        #expect(
            outcome.output == """
                audio-opus
                Opus in Ogg: small.

                Where its numbers come from
                96 kbit/s for one and two channels, the usual rate, is our choice

                Settings
                  {
                    "stage": "extractAudio",
                    "format": "opus"
                  }

                A stage takes it with "preset": "audio-opus"; what is set beside it overrides
                it. A preset of your own builds on it with "extends": "audio-opus".

                """)
    }

    @Test("tells a preset that isn't there from the one that was meant, and ends with 2")
    func unknown() async throws {
        let outcome = try await Command.run("presets", "mp4-h265", in: Command.root)
        #expect(outcome.status == 2)
        #expect(outcome.errors == "error: there is no preset 'mp4-h265'; did you mean 'mp4-h264'?\n")
    }

    @Test("writes a JSON object a preset for programs")
    func json() async throws {
        let outcome = try await Command.run("presets", "audio-opus", "--json", in: Command.root)
        #expect(
            try JSONReader.read(Array(outcome.output.utf8)).value == [
                "name": "audio-opus", "stage": "extractAudio", "summary": "Opus in Ogg: small.",
                "source": "96 kbit/s for one and two channels, the usual rate, is our choice",
                "settings": ["format": "opus"],
            ])
    }
}
