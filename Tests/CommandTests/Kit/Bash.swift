import Foundation

/// Bash, in which people type the command.
enum Bash {
    /// What the key for completion offers where the words of a command line end.
    static func completions(of words: String..., in folder: URL) throws -> [String] {
        let script = """
            source <("$0" --generate-completion-script bash)
            COMP_WORDS=("$0" "$@") COMP_CWORD=$# COMP_LINE="$0 $*"
            COMP_POINT=${#COMP_LINE}
            _dailies "$0" "${COMP_WORDS[$#]}" "${COMP_WORDS[$# - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        return try run(script, words, in: folder).split(separator: "\n").map(String.init)
    }

    /// What the command writes on a terminal of so many columns.
    static func screen(
        of words: String..., columns: Int, environment: [String: String] = [:]
    ) throws -> [String] {
        let command = "stty cols \(columns); '\(Command.executable.path)' \(words.joined(separator: " "))"
        let text = try run(
            #"script -qec "$1" /dev/null"#, [command], in: Command.root, environment: environment)
        return text.split(whereSeparator: \.isNewline).map(String.init)
    }

    /// Runs a script; `$0` in it is the command, `$1` and so on are the words.
    private static func run(
        _ script: String, _ words: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> String {
        try Script.output(
            of: "/bin/bash", ["-c", script, Command.executable.path] + words, in: folder,
            environment: ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 })
    }
}
