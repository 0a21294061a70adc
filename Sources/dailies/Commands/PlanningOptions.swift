import ArgumentParser
import Foundation
import JSON
import PipelineEngine
import PipelineStages

/// What `run`, `plan` and `explain` need to know besides the pipeline file: values, inputs and places.
struct PlanningOptions: ParsableArguments {
    @Option(
        name: .customLong("set"), help: ArgumentHelp("Sets a parameter of the pipeline.", valueName: "name=value"),
        completion: .settings)
    var settings: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file of rows, .csv or .jsonl: the pipeline is run for each row's parameters.", valueName: "rows"),
        completion: .file(extensions: ["csv", "jsonl", "ndjson"]))
    var each: String?

    @Option(
        name: .customLong("input"), parsing: .upToNextOption,
        help: ArgumentHelp("Files, or folders of files, for the pipeline's files stage.", valueName: "path"))
    var inputs: [String] = []

    @Option(name: .customLong("out"), help: ArgumentHelp("The folder to publish in.", valueName: "dir"))
    var output = "out"

    @OptionGroup var place: StateOption

    @Flag(help: "Uses the embedded sandbox of the API: no key, no network, no cost.")
    var sandbox = false

    @Option(
        help: ArgumentHelp(
            "Buys further takes of each generation: 1 for the second take, 2 for the third.", valueName: "n"))
    var take = 0

    @Flag(
        help: ArgumentHelp(
            "Keeps results that differ in versions alone.",
            discussion: "Of FFmpeg, or of how a stage does its work; 'plan' tells which jobs that concerns."))
    var acceptExisting = false

    @Flag(help: "Tries again what failed twice in the same way.")
    var retryFailed = false

    /// The folder that keeps what was made and paid for.
    var state: String { place.state }

    func validate() throws {
        guard take >= 0 else { throw ValidationError("--take must be 0 or more, not \(take)") }
    }

    /// Reads and validates a pipeline file, or says what is wrong and ends.
    func pipeline(_ file: String) throws -> Pipeline<Stage> {
        let pipeline: Pipeline<Stage>
        do throws(InvalidPipeline) {
            pipeline = try Pipeline<Stage>(readingFile: file)
        } catch {
            Console.say("\(error)")
            throw ExitStatus.wrongUse
        }
        let readsFiles = pipeline.stages.contains { $0.kind == "files" }
        guard inputs.isEmpty || readsFiles else {
            Console.say("error: \(file) has no files stage, so there is nothing that --input could be for")
            throw ExitStatus.wrongUse
        }
        guard each == nil || !readsFiles else {
            Console.say(
                "error: \(file) has a files stage, which finds its items by itself; --each is for pipelines without one"
            )
            throw ExitStatus.wrongUse
        }
        return pipeline
    }

    /// The rows of parameters that the command line and the file of rows give, or says all that is wrong and ends.
    func rows(for pipeline: Pipeline<Stage>) throws -> RowSupply {
        var problems: [String] = []
        let values = setValues(for: pipeline, &problems)
        var supply = RowSupply.one(ParameterRow(values: values))
        if let each {
            do throws(InvalidRows) {
                supply = .file(try RowFile(checking: each, parameters: pipeline.parameters, set: values))
            } catch {
                problems.append("\(error)")
            }
        } else {
            let readsFiles = pipeline.stages.contains { $0.kind == "files" }
            let rows = readsFiles ? "" : ", or one a row with --each rows.csv"
            for (name, declaration) in pipeline.parameters.sorted(by: { $0.key < $1.key })
            where declaration.defaultValue == nil && values[name] == nil && !isSet(name) {
                problems.append(
                    "error: \(pipeline.file) needs a value for '\(name)': give it with --set \(name)=…\(rows)")
            }
        }
        guard problems.isEmpty else {
            for problem in problems { Console.say(problem) }
            throw ExitStatus.wrongUse
        }
        return supply
    }

    /// The values of parameters that the command line gives, in the order of the alphabet.
    func givenSettings(for pipeline: Pipeline<Stage>) throws -> JSONObject {
        var problems: [String] = []
        let values = setValues(for: pipeline, &problems).sorted { $0.key < $1.key }
        return JSONObject(values.map { ($0.key, $0.value) })
    }

    /// Whether the command line gives a value for a parameter, whatever it is.
    private func isSet(_ name: String) -> Bool { settings.contains { $0.hasPrefix(name + "=") } }

    private func setValues(for pipeline: Pipeline<Stage>, _ problems: inout [String]) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for setting in settings {
            guard let equals = setting.firstIndex(of: "=") else {
                problems.append("error: --set \(setting): must be name=value")
                continue
            }
            let name = String(setting[..<equals])
            let text = String(setting[setting.index(after: equals)...])
            guard let declaration = pipeline.parameters[name] else {
                let names = pipeline.parameters.keys.sorted().joined(separator: ", ")
                let known = names.isEmpty ? "it has none" : "it has \(names)"
                problems.append("error: --set \(name): \(pipeline.file) has no such parameter; \(known)")
                continue
            }
            guard let value = declaration.value(fromText: text) else {
                problems.append("error: --set \(name): \(declaration.objection(toText: text))")
                continue
            }
            if let objection = declaration.objection(to: value) {
                problems.append("error: --set \(name): \(objection)")
            }
            values[name] = value
        }
        return values
    }

    /// The output folder of a pipeline, absolute.
    func outputFolder(of pipeline: Pipeline<Stage>) -> String {
        URL(filePath: output).appending(path: pipeline.name).standardizedFileURL.path
    }
}
