import ArgumentParser
import Foundation
import JSON
import PipelineEngine
import PipelineStages

/// The options that `run` and `plan` share.
struct PipelineOptions: ParsableArguments {
    @Argument(help: "The pipeline file.", completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var planning: PlanningOptions

    @Option(
        help: ArgumentHelp(
            "Refuses to begin if the generations cost more than this at list prices, or if a price isn't known.",
            discussion: "With --sandbox, which costs nothing, the list prices are held against it all the same.",
            valueName: "usd"))
    var maxCost: Amount?

    @Flag(help: "Writes one JSON object a line to standard output.")
    var json = false
}

/// An amount of US dollars, exact to the millionth.
struct Amount: ExpressibleByArgument, Hashable {
    /// The amount in millionths of a dollar.
    let millionths: Int

    /// Takes a decimal number that isn't negative.
    init?(argument: String) {
        guard let millionths = JSONNumber(literal: argument)?.millionths, millionths >= 0 else { return nil }
        self.millionths = millionths
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
