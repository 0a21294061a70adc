import Foundation
import MediaProcessing

/// What is said of a file that is damaged or no media, for each thing that was to be made of it.
struct Sentences {
    /// The lines: what several outputs say alike is one line.
    let lines: [String]

    init(_ header: Result<PassOutcome, MediaError>, _ results: PassResults) {
        var outputs: [(words: String, names: [String])] = []
        func add(_ name: String, _ words: String) {
            if let index = outputs.firstIndex(where: { $0.words == words }) {
                outputs[index].names.append(name)
            } else {
                outputs.append((words, [name]))
            }
        }
        add("header", header.error?.message ?? "read")
        for (name, result) in results.sorted(by: { $0.key < $1.key }) {
            switch result {
            case .failure(let error): add(name, error.message)
            case .success(let outcome): add(name, Self.words(of: outcome))
            }
        }
        let all = results.count + 1
        lines = outputs.map { "\($0.names.count == all ? "all" : $0.names.joined(separator: ", ")): \($0.words)" }
    }

    private static func words(of outcome: PassOutcome) -> String {
        guard let inspection = outcome.inspection else { return (["made"] + outcome.losses).joined(separator: "; ") }
        return (["read"] + inspection.findings.map(\.message)).joined(separator: "; ")
    }

    /// The list that is kept in the project: the lines of each file below its name.
    static let kept = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Malformed/sentences.txt")

    /// Reads a list.
    static func read(_ url: URL) throws -> [String: [String]] {
        var all: [String: [String]] = [:]
        var name = ""
        for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("  ") {
                all[name, default: []].append(String(line.dropFirst(2)))
            } else {
                name = String(line)
            }
        }
        return all
    }

    /// Writes a list.
    static func write(_ all: [(name: String, lines: [String])], to url: URL) throws {
        let text = all.map { ([$0.name] + $0.lines.map { "  " + $0 }).joined(separator: "\n") + "\n" }.joined()
        try Data(text.utf8).write(to: url)
    }
}
