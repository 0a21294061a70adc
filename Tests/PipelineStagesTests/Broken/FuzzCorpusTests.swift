import Foundation
import PipelineProperties
import Testing

@Suite("Texts that a fuzzer found")
struct FuzzCorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fuzz/Corpus")

    @Test("are judged as every text has to be: told why at places within it, or accepted however it is laid out")
    func replay() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(names.count > 100)
        for name in names {
            let text = Array(try Data(contentsOf: Self.folder.appending(path: name)))
            #expect(PipelineProperties.violation(of: text) == nil, "\(name)")
        }
    }
}
