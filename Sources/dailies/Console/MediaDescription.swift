import JSON
import MediaProcessing
import MediaTypes
import Wording

/// What a media file is, in lines for people.
struct MediaDescription {
    /// A line: what it is about, and what is said of that.
    private struct Row {
        let label: String
        let parts: [String]

        init(_ label: String, _ parts: [String?]) {
            self.label = label
            self.parts = parts.compactMap(\.self).map { TerminalText.shown($0) }
        }
    }

    private let source: MediaInfo
    private let inspection: Inspection?
    private let file: String

    init(_ outcome: PassOutcome, file: String) {
        source = outcome.source
        inspection = outcome.inspection
        self.file = TerminalText.shown(file)
    }

    /// The file's name, a line for each stream and for what was found, none wider than so many columns if that can be.
    func lines(width: Int, _ paint: Paint) -> [String] {
        let rows = [Row("file", fileParts)] + source.streams.map { Row(Self.label(of: $0), $0.words) } + inspectionRows
        let indent = 2 + (rows.map { Table.width(of: $0.label) }.max() ?? 0) + 2
        let body = rows.flatMap { row in
            let label = "  " + row.label + String(repeating: " ", count: indent - 2 - Table.width(of: row.label))
            return Self.wrap(row.parts, by: " · ", to: width - indent).enumerated().map { index, line in
                let gap = String(repeating: " ", count: indent)
                return (index == 0 ? paint.dim(label) : gap) + line.joined(separator: paint.dim(" · "))
            }
        }
        return [paint.bold(file)] + body + findingLines(width: width, paint)
    }

    private var fileParts: [String?] {
        [
            container, source.duration.map { Words.decimals($0.value, 3) + " s" },
            Words.size(Int(source.size)), source.bitRate.map(Words.bitRate),
            source.moovFirst.map { $0 ? "index first" : "index last" },
            source.isFragmented == true ? "fragmented" : nil,
            source.timecode.map { "timecode \($0)" },
            source.provenance.map { _ in "C2PA content credentials" },
        ]
    }

    /// The container in one word: FFmpeg reads MP4 and MOV with one demuxer, and the file says which it is.
    private var container: String? {
        guard source.container.contains("mp4") else { return source.container.first }
        return source.metadata["major_brand"] == "qt  " ? "mov" : "mp4"
    }

    private var inspectionRows: [Row] {
        guard let inspection, inspection.depth > .header else { return [] }
        return [
            inspection.video.map { Row("frames", inspection.frameWords($0)) },
            inspection.audio.map { Row("sound", inspection.soundWords($0)) },
            inspection.sound?.loudness.map { Row("loudness", $0.words) },
        ].compactMap(\.self)
    }

    private func findingLines(width: Int, _ paint: Paint) -> [String] {
        guard let inspection else { return [] }
        if inspection.findings.isEmpty, inspection.depth == .frames {
            return ["  " + paint.green("✓ nothing was found wrong")]
        }
        return inspection.findings.flatMap { finding in
            let words = TerminalText.shown(finding.message).split(separator: " ").map(String.init)
            return Self.wrap(words, by: " ", to: width - 4).enumerated().map { index, line in
                paint.yellow((index == 0 ? "  ! " : "    ") + line.joined(separator: " "))
            }
        }
    }

    private static func label(of stream: StreamInfo) -> String {
        stream.isAttachedPicture ? "#\(stream.index) cover" : "#\(stream.index) \(stream.kind.rawValue)"
    }

    /// Parts in lines of at most so many columns, with a separator between them; a part alone may be wider.
    private static func wrap(_ parts: [String], by separator: String, to width: Int) -> [[String]] {
        var lines: [[String]] = []
        var used = 0
        for part in parts {
            let size = Table.width(of: part)
            if !lines.isEmpty, used + separator.count + size <= width {
                lines[lines.count - 1].append(part)
                used += separator.count + size
            } else {
                lines.append([part])
                used = size
            }
        }
        return lines.isEmpty ? [[]] : lines
    }
}
