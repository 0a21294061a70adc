import Foundation
import PipelineEngine
import PipelineStages
import Testing

/// A pipeline file of `Fixtures/Pipelines` with mistakes, and what is to be said about it.
struct BrokenPipelineFile: Sendable, Hashable, CustomTestStringConvertible {
    /// Where it is below the folder, without its extension: `Shape/name-missing`.
    let name: String

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Pipelines")

    /// All of them, by their names.
    static let all = files(called: "json").map(BrokenPipelineFile.init)

    /// The files of the folder with an extension, without it.
    static func files(called fileExtension: String) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return paths.filter { $0.hasSuffix(".\(fileExtension)") }.map { String($0.dropLast(fileExtension.count + 1)) }
            .sorted()
    }

    /// The file's name, as the complaint has it.
    var file: String { (name as NSString).lastPathComponent + ".json" }

    /// What the file holds.
    var text: [UInt8] {
        get throws { Array(try Data(contentsOf: Self.folder.appending(path: name + ".json"))) }
    }

    private var complaintFile: URL { Self.folder.appending(path: name + ".txt") }

    /// What is to be said about it.
    var complaint: String {
        get throws { try String(contentsOf: complaintFile, encoding: .utf8) }
    }

    /// Writes down what is to be said about it from now on.
    func renew(_ complaint: String) throws { try Data(complaint.utf8).write(to: complaintFile) }

    /// What is wrong with it; `nil` if nothing is.
    func mistakes() throws -> InvalidPipeline? {
        let text = try text
        do throws(InvalidPipeline) {
            _ = try Pipeline<Stage>(parsing: text, file: file)
            return nil
        } catch {
            return error
        }
    }
}
