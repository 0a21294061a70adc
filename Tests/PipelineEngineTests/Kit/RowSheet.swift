import Foundation
import JSON

@testable import PipelineEngine

/// A file of rows in a folder of its own, which is removed with it; and the pipeline it is for.
final class RowSheet: Sendable {
    /// What is declared: a prompt that must be given, and three parameters that may be.
    static let parameters: [String: ParameterDeclaration] = {
        var prompt = ParameterDeclaration()
        prompt.type = .string
        var style = prompt
        style.defaultValue = "film"
        var duration = ParameterDeclaration()
        duration.type = .integer
        duration.defaultValue = 6
        duration.minimum = JSONNumber(1)
        duration.maximum = JSONNumber(15)
        var loop = ParameterDeclaration()
        loop.type = .boolean
        loop.defaultValue = false
        return ["prompt": prompt, "style": style, "duration": duration, "loop": loop]
    }()

    let path: String
    private let folder: URL

    init(_ text: String, called name: String = "rows.csv") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "dailies-rows-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: name).path
        try write(text)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Gives the file another text.
    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }

    /// Checks the file.
    func checked(set values: [String: JSONValue] = [:]) throws(InvalidRows) -> RowFile {
        try RowFile(checking: path, parameters: Self.parameters, set: values)
    }

    /// Its rows, a line for each: `name: {"duration":6,"prompt":"sea"}`.
    func rows(set values: [String: JSONValue] = [:]) throws -> [String] {
        var lines: [String] = []
        try checked(set: values).forEachRow { row in
            let values = JSONValue.object(JSONObject(row.values.map { ($0.key, $0.value) }))
            lines.append("\(row.name): \(JSONWriter.write(values, .canonical))")
        }
        return lines
    }

    /// What is said about it, without the folder's name; empty if it is right.
    func complaint(set values: [String: JSONValue] = [:]) -> String {
        do throws(InvalidRows) {
            _ = try checked(set: values)
            return ""
        } catch {
            return error.description.replacing(folder.path + "/", with: "")
        }
    }
}
