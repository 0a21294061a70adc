import Foundation
import PipelineEngine
import Wording

/// A stage as the template of a page asks for it.
struct StageView: Sendable {
    let name: HTML
    let kind: HTML
    let made: HTML
    let cached: HTML
    let failed: HTML
    let other: HTML
    let files: HTML
    let size: HTML
    let time: HTML

    init(_ stage: RunRecord.Stage) {
        let counts = stage.counts
        name = HTML(stage.id.name)
        kind = HTML(stage.kind)
        made = Self.number(counts[.made])
        cached = Self.number(counts[.cached])
        failed = Self.number(counts[.failed])
        other = Self.number(counts.jobs - counts[.made] - counts[.cached] - counts[.failed])
        files = Self.number(counts.files)
        size = HTML(counts.bytes > 0 ? Words.size(counts.bytes) : "")
        time = HTML(counts.seconds > 0 ? Words.duration(counts.seconds, digits: 2) : "")
    }

    private static func number(_ number: Int) -> HTML { HTML(number > 0 ? Words.grouped(number, by: "\u{202F}") : "") }
}

/// A purchase as the template of a page asks for it.
struct PurchaseView: Sendable {
    let job: HTML
    let model: HTML
    let prompt: HTML
    let seeds: HTML
    let task: HTML
    let cost: HTML
    let when: HTML

    init?(_ job: JobRecord) {
        guard let generation = GenerationRecord(job) else { return nil }
        self.job = HTML(job.job.description)
        model = HTML(generation.model)
        prompt = HTML(generation.prompt ?? "")
        seeds = HTML(generation.seeds.map(String.init).joined(separator: ", "))
        task = HTML(generation.task)
        cost = HTML(generation.costMicros.map(Words.money) ?? "")
        when = HTML(job.state == .cached ? "before this run" : "in this run")
    }
}

/// An image as the template of a page asks for it.
struct ThumbnailView: Sendable {
    let name: HTML
    let source: HTML
    let address: HTML

    init(_ thumbnail: Thumbnail, in record: RunRecord) {
        let path = PublishedLink.path(thumbnail.path, below: record.output) ?? ""
        name = HTML(thumbnail.job.description)
        address = HTML(PublishedLink.address(path))
        let fileExtension = path.split(separator: ".").last.map(String.init) ?? ""
        if let bytes = thumbnail.bytes, let type = Thumbnail.type(of: fileExtension) {
            source = HTML("data:\(type);base64," + Data(bytes).base64EncodedString())
        } else {
            source = address
        }
    }
}
