import ArgumentParser
import FFmpeg
import Foundation
import JSON
import PipelineEngine
import PipelineStages

/// The subcommand `dailies doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Says which FFmpeg is linked, what it can do, and what can be run with it.")

    @Option(help: ArgumentHelp("The folder of pipelines to look at.", valueName: "dir"))
    var pipelines = "Pipelines"

    @Flag(help: "Writes a JSON object to standard output.")
    var json = false

    func run() async throws {
        let checkup = Checkup(pipelines: pipelines, workers: await WorkerCheckup())
        if json {
            Console.print(JSONWriter.write(checkup.json))
        } else {
            for line in checkup.lines(Paint(isOn: Console.hasColor)) { Console.say(line) }
        }
        guard checkup.isHealthy else { throw ExitStatus.failed }
    }
}

/// What the linked FFmpeg can do, and what that means for pipelines.
struct Checkup {
    /// A part of FFmpeg that stages need.
    struct Part {
        let need: MediaNeed
        let isThere: Bool
    }

    /// A pipeline and what it lacks.
    struct Verdict {
        let file: String
        let problem: String?
    }

    let parts: [Part]
    let verdicts: [Verdict]
    let workers: WorkerCheckup
    private let folder: String

    init(pipelines folder: String, workers: WorkerCheckup) {
        self.folder = folder
        self.workers = workers
        parts = MediaNeed.all.map { Part(need: $0, isThere: MediaCapabilities.linked.has($0)) }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        verdicts = names.filter { $0.hasSuffix(".json") }.sorted().map { Self.judge(folder + "/" + $0) }
    }

    /// Whether every pipeline can be run.
    var isHealthy: Bool { workers.isHealthy && verdicts.allSatisfy { $0.problem == nil } }

    private static func judge(_ file: String) -> Verdict {
        do throws(InvalidPipeline) {
            let missing = try Pipeline<Stage>(readingFile: file).missingNeeds(in: .linked)
            guard !missing.isEmpty else { return Verdict(file: file, problem: nil) }
            let names = missing.map { "\($0.kind.rawValue) \($0.name)" }.joined(separator: ", ")
            return Verdict(file: file, problem: "the linked FFmpeg lacks: \(names)")
        } catch {
            return Verdict(file: file, problem: "not valid: " + (error.issues.first?.sentence ?? ""))
        }
    }

    /// For people.
    func lines(_ paint: Paint) -> [String] {
        let libraries = FFmpegLibrary.libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
        var lines = [
            paint.bold("FFmpeg \(FFmpegLibrary.version)") + ", \(FFmpegLibrary.licence)", "  " + libraries, "",
        ]
        for kind in MediaNeed.Kind.allCases {
            let words = parts.filter { $0.need.kind == kind }.map { part in
                part.isThere ? paint.green("✓ ") + part.need.name : paint.red("✗ \(part.need.name)")
            }
            lines.append("  \(kind.rawValue)s: " + words.joined(separator: "  "))
        }
        lines.append(workers.line(paint))
        lines +=
            verdicts.isEmpty
            ? ["", "There is no pipeline in '\(folder)'; name another folder with --pipelines."] : [""]
        return lines
            + verdicts.map { verdict in
                verdict.problem.map { paint.red("✗ ") + "\(verdict.file): \($0)" } ?? paint.green("✓ ") + verdict.file
            }
    }

    /// For programs.
    var json: JSONValue {
        [
            "ffmpeg": .string(FFmpegLibrary.version), "licence": .string(FFmpegLibrary.licence),
            "identity": .string(FFmpegLibrary.identity),
            "libraries": .object(JSONObject(FFmpegLibrary.libraries.map { ($0.name, .string($0.version)) })),
            "parts": .array(
                parts.map { part in
                    [
                        "kind": .string(part.need.kind.rawValue), "name": .string(part.need.name),
                        "there": .bool(part.isThere),
                    ]
                }),
            "workers": workers.json,
            "pipelines": .array(
                verdicts.map { verdict in
                    [
                        "file": .string(verdict.file), "runs": .bool(verdict.problem == nil),
                        "problem": verdict.problem.map(JSONValue.string) ?? .null,
                    ]
                }),
        ]
    }
}
