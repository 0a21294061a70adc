import Foundation
import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("Shipped pipelines")
struct ShippedPipelineTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Pipelines")

    private static var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".json") }
            .sorted()
    }

    @Test("are there")
    func areThere() {
        #expect(
            Self.files == [
                "audio.json", "check.json", "convert.json", "prompts.json", "thumbnails.json", "web-gallery.json",
            ])
    }

    @Test("are valid, and named after their file", arguments: files)
    func areValid(file: String) throws {
        let bytes = try Data(contentsOf: Self.folder.appending(path: file))
        let pipeline = try Pipeline<Stage>(parsing: Array(bytes), file: file)
        #expect(pipeline.name + ".json" == file)
        #expect(pipeline.summary != nil)
    }

    @Test("use every kind of stage there is")
    func useEveryKind() throws {
        let kinds = try Self.files.flatMap { file in
            try Pipeline<Stage>(parsing: Array(Data(contentsOf: Self.folder.appending(path: file))), file: file).stages
                .map(\.kind)
        }
        #expect(Set(kinds) == Set(Stage.kinds))
    }
}
