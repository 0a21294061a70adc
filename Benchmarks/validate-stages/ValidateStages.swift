import Foundation
import PipelineEngine
import PipelineStages

/// Measures how long it takes to validate a pipeline file, without starting a process for it.
@main
enum ValidateStages {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else { fatalError("usage: ValidateStages FILE") }
        let text = Array(try Data(contentsOf: URL(filePath: CommandLine.arguments[1])))
        let clock = ContinuousClock()
        var times: [Duration] = []
        for _ in 0..<21 {
            var count = 0
            times.append(
                try clock.measure {
                    count = try Pipeline<Stage>(parsing: text, file: CommandLine.arguments[1]).stages.count
                })
            precondition(count > 0)
        }
        times.sort()
        print("least \(times[0]), median \(times[times.count / 2]), most \(times[times.count - 1])")
    }
}
