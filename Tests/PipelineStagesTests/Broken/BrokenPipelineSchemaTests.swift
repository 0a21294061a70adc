import PipelineEngine
import PipelineStages
import Testing

@Suite("Broken pipeline files and the schema")
struct BrokenPipelineSchemaTests {
    private static let verdicts = Result {
        let files = BrokenPipelineFile.all.filter { !$0.name.hasPrefix("Syntax/") }
        let texts = try files.map { String(decoding: try $0.text, as: UTF8.self) }
        let objections = try SchemaJudge.objections(to: texts, under: Stage.schema.json)
        return zip(files.map(\.name), objections.map { !$0.isEmpty }).map { (name: $0, isRefused: $1) }
    }

    @Test("it refuses every file whose shape is said to be wrong")
    func shape() throws {
        let verdicts = try Self.verdicts.get()
        #expect(verdicts.filter { $0.name.hasPrefix("Shape/") && !$0.isRefused }.map(\.name) == [])
    }

    @Test("it accepts every file of which only the meaning is said to be wrong")
    func meaning() throws {
        let verdicts = try Self.verdicts.get()
        #expect(verdicts.filter { $0.name.hasPrefix("Meaning/") && $0.isRefused }.map(\.name) == [])
    }
}
