import Foundation
import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("dailies stages")
struct StagesCommandTests {
    @Test("lists the kinds with a sentence each")
    func list() async throws {
        let outcome = try await Command.run("stages", in: Command.root)
        #expect(outcome.status == 0)
        #expect(
            outcome.output == """
                Kinds of stages
                  files         Reads local files, each as an item.
                  generate      Buys clips of a generative model; the settings are the API's
                                own.
                  download      Fetches generated clips, each as an item.
                  probe         Checks media and hands on what it checked; what fails goes no
                                further.
                  transcode     Makes a video file for the web.
                  thumbnail     Makes images of a video, or the waveform of its sound.
                  extractAudio  Makes a file of the sound alone; media without sound fail.

                'dailies stages KIND' says what one takes.

                """)
    }

    @Test("says what a kind reads, makes and takes, with what its settings may be")
    func one() async throws {
        let outcome = try await Command.run("stages", "extractAudio", in: Command.root)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("extractAudio\nMakes a file of the sound alone; media without sound fail.\n"))
        #expect(outcome.lines.allSatisfy { $0.count <= 80 })
        for heading in ["Settings", "Keys of every stage", "Facts for conditions", "Presets", "Example"] {
            #expect(outcome.lines.contains(heading), "\(heading)")
        }
        #expect(outcome.output.contains("one of 'fail', 'skip', 'continue'; default 'fail'\n"))
        #expect(outcome.output.contains("a whole number from 16000 to 512000\n"))
    }

    @Test("indents the settings of an object below it")
    func nested() async throws {
        let lines = try await Command.run("stages", "probe", in: Command.root).lines
        let names = lines.drop { $0 != "Settings" }.prefix { $0 != "Keys of every stage" }
            .compactMap { $0.firstMatch(of: #/^ {2,8}\w+(?= {2})/#).map { String($0.0) } }
        #expect(
            names == [
                "  expect", "    video", "      width", "      height", "      codec", "      frameRate",
                "        minimum", "        maximum", "      constantFrameRate", "      keyframeInterval",
                "        maximum", "      interlaced", "      dynamicRange", "    audio", "    duration",
                "      minimum", "      maximum", "    fastStart", "    consistentColor", "    black", "      maximum",
                "      longest", "      maximumFraction", "    frozen", "      maximum", "      longest",
                "      maximumFraction", "    silent", "      maximum", "      longest", "      maximumFraction",
                "    clipped", "      maximum", "      longest", "      maximumFraction", "    loudness",
                "      minimum", "      maximum", "    truePeak", "      maximum", "    avOffset", "      maximum",
                "    decodeErrors", "      maximum", "    missingFrames", "      maximum", "  depth",
                "  countFrames",
            ])
    }

    @Test("tells a kind that isn't there from the one that was meant, and ends with 2")
    func unknown() async throws {
        let outcome = try await Command.run("stages", "thumnail", in: Command.root)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors == "error: there is no kind of stage 'thumnail'; did you mean 'thumbnail'?\n")
    }

    @Test("writes a JSON object a kind for programs")
    func json() async throws {
        let outcome = try await Command.run("stages", "--json", in: Command.root)
        let kinds = try outcome.lines.map { try JSONReader.read(Array($0.utf8)).value }
        #expect(kinds.compactMap { $0["name"]?.string } == Stage.kinds)
        let quality = kinds[5]["settings"]?.array?.first { $0["name"] == "quality" }
        #expect(
            quality == [
                "name": "quality", "summary": "The quality of JPEG and WebP.", "takes": "a whole number from 1 to 100",
                "required": false, "default": 80, "references": true,
            ])
    }

    @Test("the page in Docs is what --markdown writes; 'dailies stages --markdown > Docs/stages.md' renews it")
    func page() async throws {
        let page = try String(contentsOf: Command.root.appending(path: "Docs/stages.md"), encoding: .utf8)
        #expect(try await Command.run("stages", "--markdown", in: Command.root).output == page)
    }

    @Test("--markdown writes every kind, so it takes none")
    func markdown() async throws {
        let outcome = try await Command.run("stages", "probe", "--markdown", in: Command.root)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("error: --markdown writes all kinds; leave 'probe' out\n"))
    }
}
