import Foundation
import JSON
import PipelineEngine
import RunStore

/// Runs chains of jobs that do nothing through the engine, with a journal and a store on disk.
///
/// ```
/// NoOpJobs FOLDER ROWS none|kept|published
/// ```
///
/// A row is a chain of five jobs. With `kept` each job makes a small file that the store takes over; with `published` it is
/// published too.
@main
enum NoOpJobs {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let rows = Int(arguments[2]), let files = Errand.Files(rawValue: arguments[3])
        else {
            fatalError("usage: NoOpJobs FOLDER ROWS none|kept|published")
        }
        let state = try await StateFolder.open(path: arguments[1] + "/state")
        let pipeline = try Pipeline<Errand>(parsing: Array(Self.pipeline.utf8), file: "chain.json", capabilities: ())
        let runner = PipelineRunner<Errand>(
            environment: files, store: state.store, journal: state.journal, limits: [.cpu: 2],
            output: files == .published ? arguments[1] + "/out" : nil)
        let source = Rows(left: rows, planner: RowPlanner(pipeline))
        let clock = ContinuousClock()
        var counts = RunReport.Counts()
        let time = try await clock.measure {
            counts = try await runner.run(source, of: pipeline) { _ in }.total
        }
        let peak =
            try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
            .first { $0.hasPrefix("VmHWM") }?.split(separator: " ").dropFirst().first ?? "?"
        print(
            "\(counts.made) done, \(counts.cached) cached, \(counts.failed) failed: \(time / .milliseconds(1)) ms, "
                + "peak \(peak) kB")
    }

    private static let pipeline = """
        {"name": "chain", "parameters": {"n": {"type": "string"}}, "stages": {
          "a": {"stage": "begin", "text": "${n}"}, "b": {"stage": "go", "from": "a"},
          "c": {"stage": "go", "from": "b"}, "d": {"stage": "go", "from": "c"}, "e": {"stage": "go", "from": "d"}}}
        """

    /// Rows, planned one by one.
    private struct Rows: JobSource {
        let jobCount: Int
        private var left: Int
        private var planner: RowPlanner<Errand>

        init(left: Int, planner: RowPlanner<Errand>) {
            jobCount = left * 5
            self.left = left
            self.planner = planner
        }

        mutating func next() throws(StageFailure) -> PlannedRow<Errand>? {
            guard left > 0 else { return nil }
            left -= 1
            do {
                return try planner.plan(ParameterRow(name: "row-\(left)", values: ["n": .string("\(left)")])) { _, _ in
                    []
                }
            } catch {
                throw StageFailure(.defect, "\(error)")
            }
        }
    }
}
