import Foundation
import JSON

/// The command on a terminal of its own, with somebody at the keys.
enum PseudoTerminal {
    /// What is done once the command has written a text since the step before.
    enum Step {
        case type(String)
        case signal(Int32)
        case resize(columns: Int)
    }

    /// What came of it.
    struct Outcome {
        /// The exit status; that of a signal is negative.
        let status: Int
        /// What was written up to each step, and after the last.
        let parts: [String]
        /// All of it.
        var text: String { parts.joined() }
    }

    /// Runs the command to its end.
    ///
    /// Python's `pty` module stands between: the terminal is the kernel's, with echo and signals.
    static func run(
        _ arguments: [String], in folder: URL, columns: Int = 80, environment: [String: String] = [:],
        _ steps: (after: String, do: Step)...
    ) async throws -> Outcome {
        let described = steps.map { step -> JSONValue in
            switch step.do {
            case .type(let keys): ["after": .string(step.after), "type": .string(keys)]
            case .signal(let number): ["after": .string(step.after), "signal": .int(Int(number))]
            case .resize(let columns): ["after": .string(step.after), "columns": .int(columns)]
            }
        }
        let script = folder.appending(path: "terminal.py")
        try Data(judge.utf8).write(to: script)
        var variables = ["TERM": "xterm", "NO_COLOR": "1"]
        variables.merge(environment) { $1 }
        let outcome = try await Command.start(
            URL(filePath: "/usr/bin/env"),
            ["python3", script.path, JSONWriter.write(.array(described)), String(columns), Command.executable.path]
                + arguments,
            in: folder, environment: variables
        ).outcome()
        let answer = try JSONReader.read(outcome.output).value
        return Outcome(
            status: answer["status"]?.int ?? -1, parts: answer["parts"]?.array?.compactMap(\.string) ?? [])
    }

    private static let judge = """
        import fcntl, json, os, pty, select, signal, struct, sys, termios, time

        steps, columns, command = json.loads(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
        ready, go = os.pipe()
        child, terminal = pty.fork()
        if child == 0:
            os.read(ready, 1)
            os.execv(command[0], command)

        def resize(columns):
            fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))

        resize(columns)
        os.write(go, b"!")
        parts, text, limit = [], b"", time.time() + 120
        while time.time() < limit:
            if steps and steps[0]["after"] in text.decode(errors="ignore"):
                step = steps.pop(0)
                parts, text = parts + [text.decode(errors="ignore")], b""
                if "type" in step: os.write(terminal, step["type"].encode())
                if "columns" in step: resize(step["columns"])
                if "signal" in step: os.kill(child, step["signal"])
            if not select.select([terminal], [], [], 1)[0]: continue
            try: more = os.read(terminal, 65536)
            except OSError: break
            if not more: break
            text += more
        else:
            os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        print(json.dumps({"status": code, "parts": parts + [text.decode(errors="ignore")]}))
        """
}
