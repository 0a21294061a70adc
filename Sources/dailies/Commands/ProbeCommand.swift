import ArgumentParser
import Foundation
import JSON
import MediaProcessing
import MediaTypes
import PipelineEngine
import PipelineStages

/// The subcommand `dailies probe`.
struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Says what media files are.")

    @Argument(help: "Media files.", completion: .file())
    var files: [String]

    @Flag(help: "Writes one JSON object a file to standard output.")
    var json = false

    @Flag(help: "Decodes and counts all video frames.")
    var countFrames = false

    func run() async throws {
        var status = ExitStatus.done
        for file in files {
            do throws(MediaError) {
                try await probe(file)
            } catch {
                Console.say("error: \(error)")
                if json { Console.print(JSONWriter.write(["file": .string(file), "error": .string(error.message)])) }
                status = .failed
            }
        }
        guard status == .done else { throw status }
    }

    private func probe(_ file: String) async throws(MediaError) {
        let found = try await InProcessPasses().probe(path: file, name: file, countFrames: countFrames)
        if json {
            var line = JSONObject([("file", .string(file))])
            for (name, value) in JSONValue(encoding: found.source).object?.members ?? [] { line[name] = value }
            line["decodedFrames"] = found.decodedFrames.map(JSONValue.int)
            Console.print(JSONWriter.write(.object(line)))
        } else {
            for line in MediaDescription(found.source, file: file, decodedFrames: found.decodedFrames).lines {
                Console.say(line)
            }
        }
    }
}
