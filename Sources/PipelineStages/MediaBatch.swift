import FFmpeg
import Foundation
import MediaProcessing
import PipelineEngine

/// Jobs that read one file: done in one media pass, so that the file is opened and decoded once.
struct MediaBatch: Sendable {
    private let pass: MediaPass
    private let jobs: [String: RunningJob<Stage>]

    /// Makes a pass of jobs that all read the same file.
    init(_ batch: [RunningJob<Stage>], limits: SourceLimits) {
        let file = batch.first?.inputs.first?.files.first
        let inBatch = Set(batch.map { $0.job.id.description })
        var pass = MediaPass(
            source: file?.path ?? "", sourceName: Self.sourceName(batch.first, file),
            outputs: batch.compactMap { running in
                guard let definition = running.job.stage.definition as? any MediaStageDefinition else { return nil }
                return MediaPass.Output(
                    id: running.job.id.description, work: definition.work(named: running.job.id.stage.name),
                    folder: running.drafts, gates: running.job.gates.map(\.description).filter(inBatch.contains))
            })
        pass.limits = limits
        self.pass = pass
        jobs = Dictionary(batch.map { ($0.job.id.description, $0) }) { first, _ in first }
    }

    /// Has the pass run and reports what becomes of each job.
    func run(by passes: any PassExecutor, _ report: JobReporter) async {
        await passes.run(pass) { event in tell(report, event) }
    }

    private func tell(_ report: JobReporter, _ event: MediaPassEvent) {
        switch event {
        case .progressed(let output, let fraction):
            guard let running = jobs[output] else { return }
            report.progress(of: running.job.id, fraction)
        case .finished(let output, let result):
            guard let running = jobs[output] else { return }
            report.finished(running.job.id, Self.draft(running, result))
        }
    }

    private static func draft(
        _ running: RunningJob<Stage>, _ result: Result<PassOutcome, MediaError>
    ) -> Result<StageDraft, StageFailure> {
        guard let definition = running.job.stage.definition as? any MediaStageDefinition else {
            return .failure(StageFailure(.defect, "\(running.job.id) is no media job"))
        }
        return result.map { definition.draft(from: $0) }.mapError(StageFailure.init)
    }

    /// What the user calls the source: the file's own name, or the item's.
    private static func sourceName(_ running: RunningJob<Stage>?, _ file: StageInput.File?) -> String {
        guard let running, let file else { return "the source" }
        if let path = running.job.item.path { return URL(filePath: path).lastPathComponent }
        return "\(running.job.item.name)/\(file.artifact.name)"
    }
}

extension StageFailure {
    /// The same failure in the words of a pipeline.
    init(_ error: MediaError) {
        let reason: Reason =
            switch error.reason {
            case .unreadable, .noSuchStream: .unusableInput
            case .expectation: .expectation
            case .damagedOutput: .damagedOutput
            case .unwritable: .storage
            case .unsupported: .unusableInput
            case .crashed: .crashed
            case .cancelled: .cancelled
            }
        self.init(reason, error.message, detail: error.detail)
    }
}
