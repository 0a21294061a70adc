import Foundation
import JSON
import PipelineEngine

/// Reads local files, each as an item.
public struct FilesStage: StageDefinition {
    static let kind = "files"
    static let summary = "Reads local files, each as an item."
    static let fields: [Field<FilesStage>] = [
        .list(
            "paths", \.paths, of: .text,
            """
            Files, folders whose files are read, and patterns such as 'clips/**/*.{mp4,mov}', where the command is \
            not given any with --input.
            """
        ) { $0.string }.alsoCalled("input", "inputs", "source", "folder", "glob", "pattern")
    ]

    private var paths: [String] = []

    init() {}

    var flow: StageFlow { .finds }
    var publishes: Bool { false }

    func fingerprintFields(in environment: StageEnvironment) -> [String: String] { [:] }

    func findItems(in environment: StageEnvironment) throws(StageFailure) -> [FoundItem] {
        let wanted = environment.inputs.isEmpty ? paths : environment.inputs
        guard !wanted.isEmpty else {
            throw StageFailure(
                .unusableInput, "the pipeline reads local files and was given none; name files or folders with --input")
        }
        let search = FileSearch(except: environment.ownFolders)
        var found: [FoundItem] = []
        // By their bytes: names that only look alike are different files.
        var seen: Set<[UInt8]> = []
        for path in wanted {
            for file in try search.files(at: path) where seen.insert(Array(file.utf8)).inserted {
                let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
                found.append(FoundItem(name: stem, path: file))
            }
        }
        return found
    }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        // Where a path is given only when the pipeline is run, places and paths don't correspond.
        guard let elements = node["paths"]?.elements, elements.count == paths.count else { return }
        context.within("paths") { context in
            for (index, path) in paths.enumerated() where Glob.isPattern(path) {
                do throws(GlobError) {
                    _ = try Glob(path)
                } catch {
                    if FileManager.default.fileExists(atPath: path) { continue }
                    context.within(String(index)) { $0.report(error.problem, at: elements[index].position) }
                }
            }
        }
    }

    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
    {
        guard let file = running.inputs.first?.files.first else {
            return .failure(StageFailure(.defect, "a file was planned without its path"))
        }
        return .success(
            StageDraft(artifacts: [DraftArtifact(name: file.artifact.name, place: .userFile(path: file.path))]))
    }
}
