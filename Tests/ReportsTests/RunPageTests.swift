import Foundation
import JSON
import PipelineEngine
import Testing

@testable import Reports

@Suite("The page of a run")
struct RunPageTests {
    @Test("is one file that needs no network and no script, and that another program can read")
    func selfContained() throws {
        let page = SampleRun().html
        let reading = try Browser.read(page)
        #expect(reading.unbalanced == [])
        #expect(Set(reading.elements).isDisjoint(with: ["script", "link", "iframe", "object", "form", "base"]))
        #expect(reading.addresses.allSatisfy { $0.hasPrefix("./") || $0.hasPrefix("data:image/") })
        #expect(page.hasPrefix("\n<!DOCTYPE html>") || page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.prefix(400).contains(RunPage.mark))
        #expect(!page.contains("{{") && !page.contains("}}"))
    }

    @Test("says what failed in FFmpeg's words, what was cached and why, what was left out and why, and what it cost")
    func words() throws {
        let text = try Browser.read(SampleRun().html).text
        for part in [
            "web-gallery", "run 12", "01.mp4 is not a media file FFmpeg can read", "Attempt 2", "moov atom not found",
            "the same settings and inputs as work, which was done 2027-01-15 07:00:00 UTC",
            "'probe.duration' is 2, not 3 or more", "xai:grok-imagine@video", "A paper lantern drifts", "42", "$0.28",
            "before this run", "$0.00", "1 min 23 s", "libavformat 59.27.100", "01/web.mp4", "430 kB", "mp4-h264",
            "the picture was encoded: it is rotated",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("failures come first")
    func order() throws {
        let text = try Browser.read(SampleRun().html).text
        let places = [
            "What failed", "What was lost", "What was made", "Stages", "When jobs", "What was bought", "Jobs",
            "The run",
        ].map {
            text.firstRange(of: $0)?.lowerBound
        }
        #expect(!places.contains(nil))
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("a job that lost something is told, also where it isn't among those that are listed")
    func losses() throws {
        var page = SampleRun().page
        page.jobs = []
        let text = try Browser.read(page.html(now: SampleRun.at(90), state: "failed")).text
        #expect(text.contains("What was lost") && text.contains("1 of 96 pictures could not be decoded"))
        page.lossy = []
        #expect(!(try Browser.read(page.html(now: SampleRun.at(90), state: "failed")).text.contains("What was lost")))
    }

    /// What somebody may write in a name, in a prompt or in a file's metadata to get into the page.
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><script>",
        "\"\u{301} onload=alert(1) x=\"", "<\u{301}script>", "javascript:alert(1)", "{{title}}{{{title}}}", "]]><!--",
        "\u{202E}gnp.exe", "a\u{0}b", "&lt;script&gt;", "%3Cscript%3E",
    ]

    @Test("nothing that others wrote becomes markup", arguments: hostile)
    func escaped(text: String) throws {
        let plain = try Browser.read(SampleRun().html)
        var run = SampleRun(item: text, prompt: text, words: text)
        run.record.settings = JSONObject([(text, .string(text))])
        let page = run.html
        let reading = try Browser.read(page)
        #expect(reading.elements == plain.elements)
        #expect(reading.attributes == plain.attributes)
        #expect(reading.unbalanced == [])
        #expect(reading.addresses.allSatisfy { $0.hasPrefix("./") || $0.hasPrefix("data:image/") })
        #expect(!page.unicodeScalars.contains { $0.value == 0 || $0.value == 0x202E })
        if text.unicodeScalars.allSatisfy(TerminalText.isShown) { #expect(reading.text.contains(text)) }
    }

    @Test("text is escaped scalar by scalar")
    func scalars() {
        #expect(HTML("\"\u{301}<\u{301}&'>").renderText == "&quot;\u{301}&lt;\u{301}&amp;&#39;&gt;")
        #expect(HTML("a\u{202E}b\u{7}").renderText == "a\u{FFFD}b\u{FFFD}")
    }

    @Test("an address is a path below the page, whatever it is called")
    func addresses() {
        #expect(PublishedLink.address("01/a b#c?d%.mp4") == "./01/a%20b%23c%3Fd%25.mp4")
        #expect(PublishedLink.address("javascript:x") == "./javascript%3Ax")
        #expect(PublishedLink.path("/out/web/01/a.mp4", below: "/out/web") == "01/a.mp4")
        #expect(PublishedLink.path("/elsewhere/a.mp4", below: "/out/web") == nil)
        #expect(PublishedLink.path("/out/website/a.mp4", below: "/out/web") == nil)
    }

    @Test("a run of many jobs stays a page: counts, and the jobs that were picked")
    func many() throws {
        var run = SampleRun()
        run.record.planned = 10_000
        run.record.stages[1].counts[.made] = 9_990
        var page = run.page
        var timeline = RunTimeline(length: 1_000)
        for index in 0..<10_000 {
            let start = Double(index) / 10
            timeline.add(.init(JobID(stage: StageID("web"), item: "\(index)"), start...(start + 5), outcome: "done"))
        }
        #expect(timeline.spans.isEmpty && timeline.count == 10_000)
        page.timeline = timeline
        page.thumbnails = (0..<60).map {
            Thumbnail(
                of: JobID(stage: StageID("poster"), item: "\($0)"), path: "/out/web-gallery/\($0).jpg",
                bytes: Array(repeating: 7, count: Thumbnail.largest))
        }
        let html = page.html(now: SampleRun.at(90), state: "failed")
        #expect(html.utf8.count < 60 * 54_000 + 200_000)
        #expect(html.contains("The slowest jobs; run.json has all 9\u{202F}995"))
        #expect(html.contains("The darker, the more jobs of a stage were at work."))
        #expect(html.contains("title=\"50.0 jobs at work\""))
    }

    @Test("of a job's images the largest is shown that may stand in the page")
    func thumbnails() {
        func file(_ name: String, _ size: Int, isPublished: Bool = true) -> JobRecord.File {
            .init(
                Artifact(name: name, digest: ContentDigest(of: name), size: size),
                path: isPublished ? "/out/\(name)" : nil)
        }
        var job = JobRecord(JobID(stage: StageID("p"), item: ""), kind: "thumbnail", state: .made, at: SampleRun.began)
        #expect(Thumbnail.choice(of: job) == nil)
        job.files = [file("a.mp4", 10), file("b.jpg", 8_000), file("c.webp", 39_000), file("d.jpg", 64_000)]
        #expect(Thumbnail.choice(of: job)?.artifact.name == "c.webp")
        job.files = [file("a.jpg", 90_000), file("b.jpg", 70_000), file("c.jpg", 100, isPublished: false)]
        #expect(Thumbnail.choice(of: job)?.artifact.name == "b.jpg")
    }
}
