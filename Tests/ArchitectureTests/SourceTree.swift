import Foundation

/// The project's own Swift files, read as text.
enum SourceTree {
    /// A Swift file.
    struct File: Sendable {
        /// Its path from the repository's root.
        let path: String
        /// Its lines.
        let lines: [String]

        /// The module it belongs to.
        var module: String { String(path.split(separator: "/")[1]) }

        /// The lines without their comments and without what stands in double quotes.
        var code: [String] { lines.map(Self.code) }

        /// The modules it imports.
        var imports: [String] {
            lines.compactMap { line in
                line.wholeMatch(of: /(?:public |package |@testable )?import (?:\w+ )?(\w+).*/).map { String($0.1) }
            }
        }

        private static func code(_ line: String) -> String {
            let text = line.replacing(/"(?:[^"\\]|\\.)*"/, with: "\"\"")
            return text.firstRange(of: "//").map { String(text[..<$0.lowerBound]) } ?? text
        }
    }

    /// The repository's root.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every Swift file below a folder of the root, by path.
    static func files(in folder: String) -> [File] {
        paths(in: folder).filter { $0.hasSuffix(".swift") }.compactMap { path in
            guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return nil }
            return File(
                path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
    }

    /// The path of everything below a folder of the root, in the order of the alphabet.
    static func paths(in folder: String) -> [String] {
        let entries = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (entries?.allObjects ?? []).compactMap { $0 as? String }.map { "\(folder)/\($0)" }.sorted()
    }
}
