import Foundation
import Testing

/// A pipeline of `Pipelines`, how it is run here, and what it makes below the output folder.
struct ShippedPipeline: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    let files: [String]

    var testDescription: String { name }

    static let all = [
        ShippedPipeline(
            name: "audio", arguments: ["--input", "clip.mp4"],
            files: ["clip/flac.flac", "clip/m4a.m4a", "clip/mp3.mp3", "clip/opus.opus"]),
        ShippedPipeline(name: "check", arguments: ["--input", "clip.mp4"], files: ["clip/mp4.mp4"]),
        ShippedPipeline(
            name: "convert", arguments: ["--input", "clip.mp4"], files: ["clip/mp4.mp4", "clip/webm.webm"]),
        ShippedPipeline(
            name: "prompts",
            arguments: ["--sandbox", "--each", Command.root.appending(path: "Pipelines/prompts.csv").path],
            files: [
                "fox/preview.mp4", "fox/source.mp4", "fox/web.mp4", "stills/fox-at-first.webp",
                "stills/fox-at-middle.webp", "stills/tide-at-first.webp", "stills/tide-at-middle.webp",
                "tide/source.mp4", "tide/web.mp4",
            ]),
        ShippedPipeline(
            name: "thumbnails", arguments: ["--input", "clip.mp4"],
            files: ["clip/poster/160.jpg", "clip/poster/160.png", "clip/poster/160.webp"]),
        ShippedPipeline(
            name: "web-gallery", arguments: ["--sandbox", "--set", "duration=1"],
            files: ["01", "02"].flatMap { item in
                [
                    "\(item)/poster/1280.jpg", "\(item)/poster/1280.webp", "\(item)/poster/320.jpg",
                    "\(item)/poster/320.webp", "\(item)/poster/640.jpg", "\(item)/poster/640.webp",
                    "\(item)/sound.m4a", "\(item)/source.mp4", "\(item)/web.mp4", "\(item)/webm.webm",
                ]
            }),
    ]
}

@Suite("Shipped pipelines, run", .serialized)
struct RunShippedPipelinesTests {
    @Test("make what they are for, which ffprobe can read; a second run does nothing", arguments: ShippedPipeline.all)
    func twice(_ pipeline: ShippedPipeline) async throws {
        let scratch = try Scratch()
        try scratch.copy(fixture: "clip.mp4")
        let file = Command.root.appending(path: "Pipelines/\(pipeline.name).json").path
        let first = try await Command.start(["run", file] + pipeline.arguments, in: scratch.url).outcome()
        #expect(first.status == 0, "\(first.errors)")
        #expect(scratch.files(below: "out/\(pipeline.name)") == pipeline.files)
        for made in pipeline.files {
            let path = scratch.url.appending(path: "out/\(pipeline.name)/\(made)").path
            #expect(try await Command.judge("ffprobe", "-v", "error", "-show_streams", path) == "", "\(made)")
        }
        let second = try await Command.start(["run", file] + pipeline.arguments, in: scratch.url).outcome()
        #expect(second.status == 0)
        #expect(second.errors.contains("\nNothing to do: "), "\(second.errors)")
    }

    @Test("all of them are run here")
    func all() throws {
        let folder = Command.root.appending(path: "Pipelines").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
        #expect(names.sorted() == ShippedPipeline.all.map { $0.name + ".json" }.sorted())
    }
}
