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
            "Files, and folders whose files are read, where the command is not given any with --input."
        ) { $0.string }
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
        var found: [FoundItem] = []
        var seen: Set<String> = []
        for path in wanted {
            for file in try Self.files(at: path, except: environment.ownFolders) where seen.insert(file).inserted {
                let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
                found.append(FoundItem(name: stem, path: file))
            }
        }
        return found
    }

    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
    {
        guard let file = running.inputs.first?.files.first else {
            return .failure(StageFailure(.defect, "a file was planned without its path"))
        }
        return .success(
            StageDraft(artifacts: [DraftArtifact(name: file.artifact.name, place: .userFile(path: file.path))]))
    }

    /// The file itself, or the files in a folder and the folders in it, without hidden ones and what the run makes, by
    /// name.
    private static func files(at path: String, except own: [String]) throws(StageFailure) -> [String] {
        let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw StageFailure(.unusableInput, "there is no file or folder '\(path)'")
        }
        guard isFolder.boolValue else { return [url.path] }
        let entries = FileManager.default.enumerator(
            at: url, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
        let files = (entries?.allObjects ?? []).compactMap { $0 as? URL }.filter {
            (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
        }
        let found = files.map(\.path).filter { path in !own.contains { path.hasPrefix($0 + "/") } }
        guard !found.isEmpty else { throw StageFailure(.unusableInput, "there is no file in the folder '\(path)'") }
        return found.sorted()
    }
}
