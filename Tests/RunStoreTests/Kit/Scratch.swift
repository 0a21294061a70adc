import Foundation
import Testing

/// A folder that is removed when the test is over.
final class Scratch: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dailies-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a name in the folder.
    func path(_ name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders above it.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = path(name)
        let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
        try FileManager.default.createDirectory(atPath: String(folder), withIntermediateDirectories: true)
        guard FileManager.default.createFile(atPath: file, contents: Data(text.utf8)) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return file
    }

    /// A file's text; `nil` if there is no such file.
    func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A file's size in bytes; `nil` if there is no such file.
    func size(of name: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path(name)))?[.size] as? Int
    }

    /// The paths of all files below a folder, hidden ones among them.
    func files(below folder: String) -> [String] {
        let entries = FileManager.default.enumerator(atPath: path(folder))?.allObjects ?? []
        return entries.compactMap { $0 as? String }.filter { entry in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path(folder) + "/" + entry)
            return attributes?[.type] as? FileAttributeType != .typeDirectory
        }.sorted()
    }

    /// The permissions of a file, as `ls` has them in octal digits.
    func mode(of path: String) throws -> String {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let mode = try #require(attributes[.posixPermissions] as? NSNumber).intValue
        return String(mode, radix: 8)
    }
}
