import Foundation
import PipelineEngine
import Wording

/// A job as the template of a page asks for it.
struct JobView: Sendable {
    /// A published file.
    struct FileView: Sendable {
        let name: HTML
        let address: HTML
        let size: HTML
    }

    /// An attempt that failed.
    struct FailureView: Sendable {
        let title: HTML
        let message: HTML
        let detail: HTML
    }

    /// A setting that decided on the result.
    struct SettingView: Sendable {
        let name: HTML
        let value: HTML
    }

    /// Something to know of its result.
    struct NoteView: Sendable {
        let note: HTML
    }

    let name: HTML
    let kind: HTML
    let state: HTML
    let stateClass: HTML
    let why: HTML
    let attempts: HTML
    let time: HTML
    let files: [FileView]
    let notes: [NoteView]
    let failures: [FailureView]
    let losses: [NoteView]
    let settings: [SettingView]
    let hasSettings: Bool

    init(_ job: JobRecord, in record: RunRecord, now: Date) {
        name = HTML(job.job.description)
        kind = HTML(job.kind)
        state = HTML(job.state.words)
        stateClass = HTML(job.state.kind)
        why = HTML(Self.why(job, in: record))
        attempts = HTML(job.attempts.count > 1 ? "\(job.attempts.count) attempts" : "")
        time = HTML(job.seconds(at: record.ended ?? now).map { Words.duration($0, digits: 2) } ?? "")
        files = job.files.compactMap { file in
            guard let path = file.path, let shown = PublishedLink.path(path, below: record.output) else { return nil }
            return FileView(
                name: HTML(shown), address: HTML(PublishedLink.address(shown)),
                size: HTML(Words.size(file.artifact.size)))
        }
        notes = job.notes.map { NoteView(note: HTML($0)) }
        failures = job.attempts.enumerated().compactMap { index, attempt in
            attempt.failure.map { failure in
                FailureView(
                    title: HTML(job.attempts.count > 1 ? "Attempt \(index + 1)" : ""), message: HTML(failure.message),
                    detail: HTML(failure.detail ?? ""))
            }
        }
        losses = job.losses.map { NoteView(note: HTML($0)) }
        settings = (job.fingerprint?.fields ?? [:]).sorted { $0.key < $1.key }.map {
            SettingView(name: HTML($0.key), value: HTML($0.value))
        }
        hasSettings = !settings.isEmpty
    }

    private static func why(_ job: JobRecord, in record: RunRecord) -> String {
        switch job.state {
        case .cached:
            let made = job.made.map { ", which was done \(Words.momentUTC($0))" } ?? ""
            return "the same settings and inputs as work\(made)"
        case .failed, .unfinished: return job.attempts.contains { $0.failure != nil } ? "" : job.reason ?? ""
        case .running: return record.ended == nil ? "" : "the run was killed"
        case .leftOut, .dropped, .cancelled, .waiting, .made: return job.reason ?? ""
        }
    }
}

extension RunRecord.JobState {
    /// The state in a word or two.
    var words: String {
        switch self {
        case .leftOut: "left out"
        case .unfinished: "still rendering"
        case .running: "at work"
        case .waiting: "waiting"
        case .made, .cached, .failed, .dropped, .cancelled: rawValue
        }
    }

    /// Which colour the state has.
    var kind: String {
        switch self {
        case .made: "good"
        case .failed: "bad"
        case .cached: "quiet"
        case .unfinished, .dropped, .cancelled, .waiting, .running, .leftOut: "odd"
        }
    }
}
