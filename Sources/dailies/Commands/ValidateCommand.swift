import ArgumentParser
import JSON
import PipelineEngine
import PipelineStages
import Wording

/// The subcommand `dailies validate`.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Says everything that is wrong with pipeline files; runs nothing.")

    @Argument(help: "Pipeline files.", completion: .file(extensions: ["json"]))
    var files: [String]

    @Flag(help: "Writes one JSON object a file to standard output.")
    var json = false

    func run() throws {
        var isValid = true
        for file in files {
            do throws(InvalidPipeline) {
                let pipeline = try Pipeline<Stage>(readingFile: file)
                let stages = Words.count(pipeline.stages.count, "stage")
                if json { report(file, []) } else { Console.say("\(file): ok, \(stages)") }
            } catch {
                isValid = false
                if json { report(file, error.issues) } else { Console.say("\(error)") }
            }
        }
        guard isValid else { throw ExitStatus.wrongUse }
    }

    private func report(_ file: String, _ issues: [PipelineIssue]) {
        let line: JSONValue = [
            "file": .string(file), "valid": .bool(issues.isEmpty), "issues": .array(issues.map(\.json)),
        ]
        Console.print(JSONWriter.write(line))
    }
}

extension PipelineIssue {
    fileprivate var json: JSONValue {
        [
            "line": .int(position.line), "column": .int(position.column), "pointer": .string(pointer),
            "problem": .string(problem), "suggestion": suggestion.map(JSONValue.string) ?? .null,
        ]
    }
}
