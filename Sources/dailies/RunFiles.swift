import Foundation
import JSON
import PipelineEngine
import Reports
import RunStore

/// The files that tell of a run, beside what it published: `report.html` for people, `run.json` for programs.
struct RunFiles {
    /// Their names.
    static let names = (page: "report.html", record: "run.json")
    /// How many jobs are read at once.
    private static let pageSize = 500

    private let run: RunID
    private let journal: RunJournal
    private let purchases: PurchaseStore
    private let folder: String

    /// Writes the files of a run that is over; what can't be written is said, and is no failure of the run.
    ///
    /// - Parameters:
    ///   - run: the run.
    ///   - journal: where it is recorded.
    ///   - purchases: where it is recorded what was bought.
    ///   - folder: the folder that the run published in.
    static func write(run: RunID, from journal: RunJournal, _ purchases: PurchaseStore, to folder: String) async {
        await RunFiles(run: run, journal: journal, purchases: purchases, folder: folder).write()
    }

    private func write() async {
        do throws(StageFailure) {
            guard let record = try await journal.record(of: run) else { return }
            let now = Date()
            try await put(Self.names.record, mark: RunJSON.mark) { file throws(StageFailure) in
                try await writeRecord(record, now, to: file)
            }
            let page = try await page(of: record, now).html(now: now, state: record.outcome ?? "unfinished")
            try await put(Self.names.page, mark: RunPage.mark) { file throws(StageFailure) in file.append(page) }
        } catch {
            Console.say("warning: the run's report could not be written: \(error)")
        }
    }

    private func writeRecord(_ record: RunRecord, _ now: Date, to file: ReportFile) async throws(StageFailure) {
        var writer = RunJSON(record, now: now)
        file.append(writer.head)
        var last: JobID?
        while true {
            let jobs = try await journal.jobs(of: run, .all(after: last), limit: Self.pageSize)
            for job in jobs { file.append(writer.line(try await asked(job))) }
            guard let end = jobs.last?.job, jobs.count == Self.pageSize else { break }
            last = end
        }
        file.append(writer.tail)
    }

    private func page(of record: RunRecord, _ now: Date) async throws(StageFailure) -> RunPage {
        let timeline = try await journal.timeline(of: record, end: record.ended ?? now)
        var page = RunPage(record, timeline: timeline)
        page.failed = try await journal.jobs(of: run, .failed, limit: RunPage.listed.failed)
        page.lossy = try await journal.jobs(of: run, .lossy, limit: RunPage.listed.failed)
        let areFew = record.total.jobs <= RunPage.fewJobs
        page.jobs = try await journal.jobs(
            of: run, areFew ? .all(after: nil) : .slowest, limit: areFew ? RunPage.fewJobs : RunPage.listed.slowest)
        for job in try await journal.jobs(of: run, .bought, limit: RunPage.listed.failed) {
            page.bought.append(try await asked(job))
        }
        let illustrated = try await journal.jobs(of: run, .images, limit: Thumbnail.most)
        page.thumbnails = illustrated.compactMap(thumbnail)
        return page
    }

    /// A job with what was asked of a provider.
    private func asked(_ job: JobRecord) async throws(StageFailure) -> JobRecord {
        guard let task = job.facts["taskUUID"]?.string, let body = try await purchases.body(ofTask: task),
            let request = try? JSONReader.read(body).value["request"]?.string
        else { return job }
        var asked = job
        asked.request = try? JSONReader.read(request).value.object
        return asked
    }

    private func thumbnail(of job: JobRecord) -> Thumbnail? {
        guard let image = Thumbnail.choice(of: job), let path = image.path else { return nil }
        let isSmall = image.artifact.size <= Thumbnail.largest
        let data = isSmall ? FileManager.default.contents(atPath: path) : nil
        return Thumbnail(
            of: job.job, path: path, bytes: data.flatMap { $0.count <= Thumbnail.largest ? Array($0) : nil })
    }

    /// Puts a file in place, whole or not at all, unless somebody else's has its name.
    private func put(
        _ name: String, mark: String, _ body: (ReportFile) async throws(StageFailure) -> Void
    ) async throws(StageFailure) {
        let file = try ReportFile(named: name, in: folder, mark: mark)
        do throws(StageFailure) {
            try await body(file)
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }
}
