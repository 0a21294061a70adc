import Foundation
import JSON
import PipelineEngine
import Wording

/// What the template of a page asks for, by name.
///
/// All text in it is ``HTML``.
struct RunPageView: Sendable {
    /// A name and a value.
    struct Fact: Sendable {
        let name: HTML
        let value: HTML
    }

    let title: HTML
    let run: HTML
    let state: HTML
    let stateClass: HTML
    let facts: [Fact]
    let parameters: [Fact]
    let tiles: [Fact]
    let failed: [JobView]
    let moreFailed: HTML
    let lossy: [JobView]
    let moreLossy: HTML
    let stages: [StageView]
    let timeline: TimelineView
    let thumbnails: [ThumbnailView]
    let moreThumbnails: HTML
    let bought: [PurchaseView]
    let moreBought: HTML
    let jobsTitle: HTML
    let jobs: [JobView]

    init(_ page: RunPage, now: Date, state: String) {
        let record = page.record
        let total = record.total
        title = HTML(record.pipeline)
        run = HTML(record.run.description)
        self.state = HTML(state)
        stateClass = HTML(record.outcome == "done" ? "good" : record.outcome == "failed" ? "bad" : "odd")
        facts = Self.facts(of: record, now: now)
        parameters = record.settings.members.map { name, value in
            Fact(name: HTML(name), value: HTML(value.string ?? JSONWriter.write(value)))
        }
        tiles = Self.tiles(of: record, total)
        failed = page.failed.map { JobView($0, in: record, now: now) }
        moreFailed = Self.more(total[.failed] + total[.unfinished] - page.failed.count, "job")
        lossy = page.lossy.map { JobView($0, in: record, now: now) }
        moreLossy = Self.further(page.lossy.count)
        stages = record.stages.map(StageView.init)
        timeline = TimelineView(page.timeline, stages: record.stages.map(\.id))
        thumbnails = page.thumbnails.map { ThumbnailView($0, in: record) }
        moreThumbnails = HTML(
            page.thumbnails.count == Thumbnail.most ? "No more than \(Thumbnail.most) are shown." : "")
        bought = page.bought.compactMap { PurchaseView($0) }
        moreBought = Self.further(page.bought.count)
        let isAll = page.jobs.count == total.jobs
        jobsTitle = HTML(
            isAll ? "Jobs" : "The slowest jobs; run.json has all \(Words.grouped(total.jobs, by: "\u{202F}"))")
        jobs = page.jobs.map { JobView($0, in: record, now: now) }
    }

    private static func facts(of record: RunRecord, now: Date) -> [Fact] {
        let end = record.ended ?? now
        let facts: [(String, String?)] = [
            ("Pipeline file", record.file), ("Began", Words.momentUTC(record.began)),
            (record.ended == nil ? "So far" : "Took", Words.duration(end.timeIntervalSince(record.began), digits: 2)),
            ("Output", record.output), ("dailies", record.program), ("Libraries", record.libraries),
        ]
        return facts.compactMap { name, value in
            guard let value, !value.isEmpty else { return nil }
            return Fact(name: HTML(name), value: HTML(value))
        }
    }

    private static func tiles(of record: RunRecord, _ total: RunRecord.Counts) -> [Fact] {
        let counts: [(String, Int)] = [
            ("failed", total[.failed]), ("still rendering", total[.unfinished]), ("made", total[.made]),
            ("cached", total[.cached]), ("left out", total[.leftOut]), ("dropped", total[.dropped]),
            ("at work", total[.running] + total[.waiting]), ("not done", total[.cancelled] + record.untouched),
        ]
        var tiles = counts.filter { $0.1 > 0 }.map {
            Fact(name: HTML($0.0), value: HTML(Words.grouped($0.1, by: "\u{202F}")))
        }
        if total.files > 0 {
            tiles.append(Fact(name: HTML("files"), value: HTML(Words.grouped(total.files, by: "\u{202F}"))))
            tiles.append(Fact(name: HTML("published"), value: HTML(Words.size(total.bytes))))
        }
        tiles.append(Fact(name: HTML("spent"), value: HTML(Words.money(total.costMicros))))
        return tiles
    }

    /// Where the rest of a list is, if it was cut off.
    private static func further(_ listed: Int) -> HTML {
        HTML(listed == RunPage.listed.failed ? "Further ones are in run.json." : "")
    }

    private static func more(_ count: Int, _ noun: String) -> HTML {
        HTML(
            count > 0
                ? "And \(Words.grouped(count, by: "\u{202F}")) more \(noun)\(count == 1 ? "" : "s"); run.json has all."
                : ""
        )
    }
}
