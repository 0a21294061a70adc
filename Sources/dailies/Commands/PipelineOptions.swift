import ArgumentParser
import Foundation
import JSON
import PipelineEngine
import PipelineStages

/// The options that `run` and `plan` share.
struct PipelineOptions: ParsableArguments {
    @Argument(help: "The pipeline file.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(
        name: .customLong("set"), help: ArgumentHelp("Sets a parameter of the pipeline.", valueName: "name=value"),
        completion: .settings)
    var settings: [String] = []

    @Option(
        name: .customLong("input"), parsing: .upToNextOption,
        help: ArgumentHelp("Files, or folders of files, for the pipeline's files stage.", valueName: "path"))
    var inputs: [String] = []

    @Option(name: .customLong("out"), help: ArgumentHelp("The folder to publish in.", valueName: "dir"))
    var output = "out"

    @Option(
        name: .customLong("state"),
        help: ArgumentHelp("The folder that keeps what was made and paid for.", valueName: "dir"))
    var state = ".dailies"

    @Flag(help: "Uses the embedded sandbox of the API: no key, no network, no cost.")
    var sandbox = false

    @Option(help: ArgumentHelp("Buys the n-th further take of each generation.", valueName: "n"))
    var take = 0

    @Flag(help: "Writes one JSON object a line to standard output.")
    var json = false

    func validate() throws {
        guard take >= 0 else { throw ValidationError("--take must be 0 or more, not \(take)") }
    }

    /// Reads and validates the pipeline file, or says what is wrong and ends.
    func pipeline() throws -> Pipeline<Stage> {
        let pipeline: Pipeline<Stage>
        do throws(InvalidPipeline) {
            pipeline = try Pipeline<Stage>(readingFile: file)
        } catch {
            Console.say("\(error)")
            throw ExitStatus.wrongUse
        }
        guard inputs.isEmpty || pipeline.stages.contains(where: { $0.kind == "files" }) else {
            Console.say("error: \(file) has no files stage, so there is nothing that --input could be for")
            throw ExitStatus.wrongUse
        }
        return pipeline
    }

    /// The one row of parameters that the command line gives, or says what is wrong and ends.
    func row(for pipeline: Pipeline<Stage>) throws -> ParameterRow {
        var values: [String: JSONValue] = [:]
        var problems: [String] = []
        for setting in settings {
            guard let equals = setting.firstIndex(of: "=") else {
                problems.append("--set \(setting): must be name=value")
                continue
            }
            let name = String(setting[..<equals])
            let text = String(setting[setting.index(after: equals)...])
            guard let declaration = pipeline.parameters[name] else {
                let names = pipeline.parameters.keys.sorted().joined(separator: ", ")
                let known = names.isEmpty ? "it has none" : "it has \(names)"
                problems.append("--set \(name): \(file) has no such parameter; \(known)")
                continue
            }
            guard let value = declaration.value(fromText: text) else {
                problems.append("--set \(name): must be of type \(declaration.type.rawValue), not '\(text)'")
                continue
            }
            if let objection = declaration.objection(to: value) { problems.append("--set \(name): \(objection)") }
            values[name] = value
        }
        for (name, declaration) in pipeline.parameters.sorted(by: { $0.key < $1.key })
        where declaration.defaultValue == nil && values[name] == nil {
            problems.append("\(file) needs a value for '\(name)': give it with --set \(name)=…")
        }
        guard problems.isEmpty else {
            for problem in problems { Console.say("error: " + problem) }
            throw ExitStatus.wrongUse
        }
        return ParameterRow(values: values)
    }

    /// The output folder of a pipeline, absolute.
    func outputFolder(of pipeline: Pipeline<Stage>) -> String {
        URL(filePath: output).appending(path: pipeline.name).standardizedFileURL.path
    }
}

extension Pipeline where Stage == PipelineStages.Stage {
    /// Reads and validates a pipeline file.
    ///
    /// - Throws: ``InvalidPipeline``; a file that can't be read is one with a single issue.
    init(readingFile path: String) throws(InvalidPipeline) {
        let bytes: [UInt8]
        do {
            bytes = try PipelineFile.read(path)
        } catch {
            let start = JSONPosition(offset: 0, line: 1, column: 1)
            throw InvalidPipeline(file: path, issues: [PipelineIssue(error.problem, pointer: "", at: start)])
        }
        try self.init(parsing: bytes, file: path, capabilities: .linked)
    }
}

/// Reads the bytes of a pipeline file.
enum PipelineFile {
    /// Why a file could not be read.
    struct Unreadable: Error {
        let problem: String
    }

    static func read(_ path: String) throws(Unreadable) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Unreadable(problem: "there is no such file")
        }
        guard !isFolder.boolValue else { throw Unreadable(problem: "this is a folder, not a pipeline file") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(problem: "the file can't be read; check its permissions")
        }
        return Array(data)
    }
}
