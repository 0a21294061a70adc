import Foundation

/// Bash with the command's completions, asked what it would offer.
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
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", script, Command.executable.path] + words
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map(String.init)
    }
}
