import Synchronization
import Workers

/// A process that runs media passes for another one, and nothing else.
public enum PassWorker {
    /// Serves until the end of standard input, and ends the process.
    ///
    /// To be called from a process's only thread, as the first that it does.
    public static func serve() -> Never {
        WorkerServer<MediaPass, MediaPassEvent>.serve { pass, task in
            let runner = MediaPassRunner(pass)
            let steps = Mutex(ProgressSteps())
            task.follow(cancel: { runner.cancel() }, moved: { runner.moved })
            runner.run { event in
                if steps.withLock({ $0.take(event) }) { task.report(event) }
            }
        }
    }
}

/// Lets through as much progress as can be seen: every two hundredth, and never back.
struct ProgressSteps: Sendable {
    private var last: [String: Double] = [:]

    /// Whether an event is worth telling.
    mutating func take(_ event: MediaPassEvent) -> Bool {
        guard case .progressed(let output, let fraction) = event else { return true }
        guard fraction >= (last[output] ?? -1) + 0.005 || fraction == 1 else { return false }
        last[output] = fraction
        return true
    }
}
