import JSON
import Workers

/// What confines worker processes on this machine, found out by one that was started for it.
struct WorkerCheckup {
    private let found: Result<SandboxReport, WorkerFailure>

    /// Starts a worker.
    init() async { found = await MediaWorkers.examine() }

    init(_ found: Result<SandboxReport, WorkerFailure>) { self.found = found }

    /// Whether workers can be started at all; where the kernel can't confine them they run all the same.
    var isHealthy: Bool {
        guard case .success = found else { return false }
        return true
    }

    private var problem: String? {
        switch found {
        case .success(let report): report.gap
        case .failure(let failure):
            "a worker \(failure.end.sentence)" + (failure.lastWords.map { " (\($0))" } ?? "")
                + "; 'run' needs --in-process here"
        }
    }

    /// For people.
    func line(_ paint: Paint) -> String {
        var words: [String] = []
        if let report = try? found.get() {
            words = [
                report.landlock > 0 ? paint.green("✓ ") + "Landlock \(report.landlock)" : paint.red("✗ no Landlock"),
                report.filtersCalls ? paint.green("✓ ") + "seccomp" : paint.red("✗ no seccomp"),
                paint.green("✓ ") + "at most \(report.memory >> 20) MB of memory",
            ]
            if report.gap == nil {
                words.append(paint.green("✓ ") + "tried and refused: sockets, files outside")
            }
        }
        if let problem { words.append(paint.red("✗ \(problem)")) }
        return "  workers: " + words.joined(separator: "  ")
    }

    /// For programs.
    var json: JSONValue {
        guard let report = try? found.get() else {
            return ["start": false, "problem": problem.map(JSONValue.string) ?? .null]
        }
        return [
            "start": true, "landlock": .int(report.landlock), "seccomp": .bool(report.filtersCalls),
            "memoryBytes": .int(report.memory),
            "refused": [
                "sockets": .bool(report.refusesSockets), "reading": .bool(report.refusesReading),
                "writing": .bool(report.refusesWriting),
            ],
            "problem": problem.map(JSONValue.string) ?? .null,
        ]
    }
}
