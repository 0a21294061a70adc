import JSON
import PipelineEngine

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
        let count = report.entries.reduce(0) { $0 + $1.published.count }
        let made: [String]
        if count > Self.fewFiles {
            made = stages.lines
        } else {
            let full = table(describing: true)
            made = full.width <= width ? full.lines : table(describing: false).lines
        }
        return (made.isEmpty ? [] : made + [""]) + [summary]
    }

    private func table(describing: Bool) -> Table {
        var table = Table(.left, .left, .right, .left)
        for entry in sorted {
            for (path, artifact) in zip(entry.published, entry.artifacts) {
                table.add(
                    shortened(path), describing ? artifact.facts.sentence : "", Words.size(artifact.size),
                    entry.isCached ? paint.dim("cached") : paint.green("new"))
            }
        }
        return table
    }

    /// A line a stage, for many files.
    private var stages: Table {
        let published = report.entries.filter { !$0.published.isEmpty }
        var table = Table(.left, .left, .right, .right, .left)
        for (stage, entries) in Self.grouped(published, by: { $0.job.stage }) {
            let size = entries.reduce(0) { $0 + $1.artifacts.reduce(0) { $0 + $1.size } }
            let cached = entries.count(where: \.isCached)
            let words = [(entries.count - cached, "new"), (cached, "cached")].filter { $0.0 > 0 }
            table.add(
                stage.name, entries.first?.kind ?? "",
                Words.count(entries.reduce(0) { $0 + $1.published.count }, "file"),
                Words.size(size), words.map { "\(Words.grouped($0.0)) \($0.1)" }.joined(separator: ", "))
        }
        return table
    }

    /// The entries item by item, each item's in the order of the pipeline.
    private var sorted: [RunReport.Entry] { Self.grouped(report.entries) { $0.job.item }.flatMap { $0.entries } }

    /// The entries by something, in the order in which it first comes up.
    private static func grouped<Key: Hashable>(
        _ entries: [RunReport.Entry], by key: (RunReport.Entry) -> Key
    ) -> [(key: Key, entries: [RunReport.Entry])] {
        var places: [Key: Int] = [:]
        var groups: [(key: Key, entries: [RunReport.Entry])] = []
        for entry in entries {
            let place = places[key(entry)] ?? groups.count
            if place == groups.count {
                places[key(entry)] = place
                groups.append((key(entry), []))
            }
            groups[place].entries.append(entry)
        }
        return groups
    }

    private func shortened(_ path: String) -> String {
        path.hasPrefix(output + "/") ? String(path.dropFirst(output.count + 1)) : path
    }

    private var summary: String {
        let counts = [
            (report.entries.count(where: \.isMade), "done"), (report.entries.count(where: \.isCached), "cached"),
            (report.failures.count { $0.reason != .unfinished }, "failed"),
            (report.failures.count { $0.reason == .unfinished }, "still rendering"),
            (report.entries.count(where: \.isLeftOut), "left out"),
            (report.entries.count(where: \.isDropped), "dropped"),
            (report.entries.count(where: \.isNotDone), "not begun"),
        ]
        let words = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let files = report.entries.reduce(0) { $0 + $1.published.count }
        let jobs = Words.count(report.entries.count, "job")
        guard report.entries.contains(where: { !$0.isCached && !$0.isLeftOut }) else {
            let new = report.entries.reduce(0) { $0 + $1.newlyPublished }
            let all = report.entries.contains(where: \.isLeftOut) ? words : "all cached"
            guard new > 0 else { return "Nothing to do: \(jobs), \(all); \(Words.count(files, "file")) in \(output)" }
            return "\(jobs), \(all); \(new) of \(Words.count(files, "file")) put in place in \(output)"
        }
        return "\(jobs): \(words); \(Words.count(files, "file")) in \(output)"
    }
}

extension RunReport.Entry {
    /// The files of the result.
    var artifacts: [Artifact] { result?.artifacts ?? [] }

    /// The result, if there is one.
    var result: StageResult? {
        switch outcome {
        case .made(let result), .cached(let result): result
        case .failed, .dropped, .leftOut, .notDone: nil
        }
    }

    var isCached: Bool { if case .cached = outcome { true } else { false } }
    var isMade: Bool { if case .made = outcome { true } else { false } }
    var isLeftOut: Bool { if case .leftOut = outcome { true } else { false } }
    var isDropped: Bool { if case .dropped = outcome { true } else { false } }
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
