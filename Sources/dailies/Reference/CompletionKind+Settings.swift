import ArgumentParser
import Foundation
import JSON
import PipelineEngine

extension CompletionKind {
    /// The parameters of the pipeline file that is on the command line, as `--set` takes them.
    static var settings: CompletionKind {
        .custom { words, _, _ in
            let completions = parameters(of: words).sorted { $0.key < $1.key }.flatMap { name, declaration in
                declaration.completions.map { "\(name)=\($0)" }
            }
            // To zsh what follows a colon is a description.
            guard CompletionShell.requesting == .zsh else { return completions }
            return completions.map { $0.replacing(":", with: "\\:") }
        }
    }

    private static func parameters(of words: [String]) -> [String: ParameterDeclaration] {
        guard let file = words.first(where: { $0.hasSuffix(".json") && !$0.hasPrefix("-") }),
            let text = try? PipelineFile.read((file as NSString).expandingTildeInPath)
        else { return [:] }
        return ParameterDeclaration.declared(in: text)
    }
}

extension ParameterDeclaration {
    /// What may follow the `=`; an empty text where only the user can know.
    fileprivate var completions: [String] {
        if let choices { return choices.map { $0.string ?? JSONWriter.write($0) } }
        return type == .boolean ? ["true", "false"] : [""]
    }
}
