public import Foundation
import Mustache
public import PipelineEngine

/// A run as a page for people: `report.html`, one file that needs no network and no script.
///
/// It stays readable, and of bounded size, whatever the run: of few jobs all are listed, of many those that failed
/// or lost something, and the slowest.
public struct RunPage: Sendable {
    /// A run has few jobs if it has no more than this; then all are listed.
    public static let fewJobs = 300
    /// How many jobs are listed that failed, lost or bought something, and how many of the slowest, where there are many jobs.
    public static let listed = (failed: 200, slowest: 50)
    /// What stands in the first lines of a page, by which it is recognised.
    public static let mark = "<meta name=\"generator\" content=\"dailies\">"

    /// The run.
    public var record: RunRecord
    /// When its jobs were at work.
    public var timeline: RunTimeline
    /// The jobs that failed, the first ``listed``.
    public var failed: [JobRecord] = []
    /// The jobs whose results lack something of what they were made of, the first ``listed``.
    public var lossy: [JobRecord] = []
    /// All jobs if they are few, else the slowest of them.
    public var jobs: [JobRecord] = []
    /// Jobs that bought something, the first ``listed``.
    public var bought: [JobRecord] = []
    /// Images that the run published.
    public var thumbnails: [Thumbnail] = []

    /// Makes the page of a run.
    public init(_ record: RunRecord, timeline: RunTimeline) {
        self.record = record
        self.timeline = timeline
    }

    /// The page.
    ///
    /// - Parameters:
    ///   - now: the moment at which it is written.
    ///   - state: how the run ended, or that it goes on, in a word or two.
    /// - Returns: the text of an HTML file in UTF-8.
    public func html(now: Date, state: String) -> String {
        guard let template = try? MustacheTemplate(string: RunPageTemplate.text) else {
            preconditionFailure("the template is tested")
        }
        return template.render(RunPageView(self, now: now, state: state))
    }
}
