import Foundation

extension CommandLine {
    /// What was typed, as much of it as tells it from other commands.
    static var inShort: String {
        let name = arguments.first.map { URL(filePath: $0).lastPathComponent } ?? "dailies"
        let text = ([name] + arguments.dropFirst()).joined(separator: " ")
        return text.count > 72 ? text.prefix(71) + "…" : text
    }
}
