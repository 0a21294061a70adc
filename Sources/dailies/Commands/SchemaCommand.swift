import ArgumentParser
import JSON
import PipelineEngine
import PipelineStages

/// The subcommand `dailies schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of pipeline files, for editors.",
        discussion: """
            Save it beside your pipelines, and begin each with "$schema": "pipeline.schema.json":

              dailies schema > pipeline.schema.json
            """)

    func run() { Console.print(JSONWriter.write(Stage.schema.json, .pretty)) }
}
