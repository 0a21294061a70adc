/// Runs media passes in this process, each on a thread of its own.
public struct InProcessPasses: PassExecutor {
    /// Makes an executor.
    public init() {}

    /// Runs a pass and returns when all its outputs are reported.
    public func run(_ pass: MediaPass, report: @escaping @Sendable (MediaPassEvent) -> Void) async {
        let runner = MediaPassRunner(pass)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                _ = WorkThread(name: "pass") {
                    runner.run(report)
                    continuation.resume()
                }
            }
        } onCancel: {
            runner.cancel()
        }
    }
}
