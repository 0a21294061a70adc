import JSON
import PipelineEngine
import Wording

/// What a run made, as a table for people.
struct RunTable {
    /// How many files are shown one by one.
    private static let fewFiles = 120

    private let report: RunReport
    private let output: String
    private let paint: Paint
    private let width: Int

    /// - Parameters:
    ///   - report: what became of the run.
    ///   - output: the folder that paths are shown below.
    ///   - paint: colours words.
    ///   - width: how many columns a line may take; what files are is left out where there is no room for it.
    init(_ report: RunReport, output: String, paint: Paint, width: Int) {
        self.report = report
        self.output = output
        self.paint = paint
        self.width = width
    }

    /// The lines: what was published, an item after the other, and a last line that counts.
    var lines: [String] {
        let made: [String]
        if report.total.files > Self.fewFiles {
            made = stages.lines
        } else {
            let full = table(describing: true)
            made = full.width <= width ? full.lines : table(describing: false).lines
        }
        return (made.isEmpty ? [] : made + [""]) + [summary]
    }

    private func table(describing: Bool) -> Table {
        var table = Table(.left, .left, .right, .left)
        for file in byItem {
            let artifact = file.published.artifact
            table.add(
                shortened(file.published.path), describing ? artifact.facts.sentence : "", Words.size(artifact.size),
                file.isCached ? paint.dim("cached") : paint.green("new"))
        }
        return table
    }

    /// A line a stage, for many files.
    private var stages: Table {
        var table = Table(.left, .left, .right, .right, .left)
        for stage in report.stages where stage.counts.files > 0 {
            let words = [(stage.counts.made, "new"), (stage.counts.cached, "cached")].filter { $0.0 > 0 }
            table.add(
                stage.stage.name, stage.kind, Words.count(stage.counts.files, "file"),
                Words.size(stage.counts.bytes), words.map { "\(Words.grouped($0.0)) \($0.1)" }.joined(separator: ", "))
        }
        return table
    }

    /// The files item by item, the items in the order in which they first come up.
    private var byItem: [RunReport.File] {
        var places: [String: Int] = [:]
        var groups: [[RunReport.File]] = []
        for file in report.files {
            let place = places[file.job.item] ?? groups.count
            if place == groups.count {
                places[file.job.item] = place
                groups.append([])
            }
            groups[place].append(file)
        }
        return groups.flatMap(\.self)
    }

    private func shortened(_ path: String) -> String {
        path.hasPrefix(output + "/") ? String(path.dropFirst(output.count + 1)) : path
    }

    private var summary: String {
        let total = report.total
        let counts = [
            (total.made, "done"), (total.cached, "cached"), (total.failed, "failed"),
            (total.unfinished, "still rendering"), (total.leftOut, "left out"), (total.dropped, "dropped"),
            (total.notDone, "not begun"),
        ]
        let words = counts.filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
        let files = Words.count(total.files, "file")
        let jobs = Words.count(total.jobs, "job")
        guard total.jobs == total.cached + total.leftOut else { return "\(jobs): \(words); \(files) in \(output)" }
        let all = total.leftOut > 0 ? words : "all cached"
        guard total.newFiles > 0 else { return "Nothing to do: \(jobs), \(all); \(files) in \(output)" }
        return "\(jobs), \(all); \(total.newFiles) of \(files) put in place in \(output)"
    }
}

extension JSONObject {
    /// What a file is, in a few words: `1280x720 h264, aac stereo 48 kHz, 4.04 s`.
    var sentence: String {
        guard let media = self["media"], let streams = media["streams"]?.array else { return "" }
        let described = streams.compactMap(Self.describe)
        let duration = media["duration"]?.number.map { Words.decimals($0.double, 2) + " s" }
        let isImage = streams.count == 1 && streams[0]["video"] != nil && (self["videoFrames"]?.int ?? 0) == 1
        return (described + (isImage ? [] : [duration].compactMap(\.self))).joined(separator: ", ")
    }

    private static func describe(_ stream: JSONValue) -> String? {
        guard let codec = stream["codec"]?.string else { return nil }
        if let size = stream["video"]?["resolution"], let width = size["width"]?.int, let height = size["height"]?.int {
            return "\(width)x\(height) \(codec)"
        }
        guard let audio = stream["audio"] else { return codec }
        let layout = audio["layout"]?["name"]?.string ?? ""
        let rate = audio["sampleRate"]?.number.map {
            Words.decimals($0.double / 1000, ($0.int ?? 1) % 1000 == 0 ? 0 : 1)
        }
        return [codec, layout, rate.map { $0 + " kHz" } ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
