import Foundation
import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("dailies schema")
struct SchemaCommandTests {
    @Test("prints the schema, which is JSON")
    func prints() async throws {
        let outcome = try await Command.run("schema", in: Command.root)
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(try JSONReader.read(Array(outcome.output.utf8)).value == Stage.schema.json)
    }
}
