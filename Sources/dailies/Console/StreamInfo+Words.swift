import MediaTypes
import Wording

extension StreamInfo {
    /// What the header says of the stream, for people.
    var words: [String?] {
        let name = [codec.rawValue, profile, levelWords].compactMap(\.self).joined(separator: " ")
        let own = video.map { isAttachedPicture ? ["\($0.resolution)"] : $0.words } ?? audio?.words ?? []
        let title = metadata["title"].map { "“\($0)”" }
        return [kind == .data ? codecTag ?? codec.rawValue : name] + own
            + [
                bitRate.flatMap { $0 >= 500 ? Words.bitRate($0) : nil }, language == "und" ? nil : language, title,
                editWords, timecode, isEncrypted == true ? "encrypted" : nil,
            ]
    }

    /// The level of H.264 and HEVC as their standards write it.
    private var levelWords: String? {
        guard let level, level > 0 else { return nil }
        switch codec {
        case .h264: return "\(level / 10).\(level % 10)"
        case .hevc: return "\(level / 30)" + (level % 30 == 0 ? "" : ".\(level % 30 / 3)")
        default: return nil
        }
    }

    /// What an edit list does to the stream, where it does something.
    private var editWords: String? {
        guard let edits else { return nil }
        let shown = edits.compactMap(\.mediaStart)
        if shown.count > 1 { return "\(shown.count) edits" }
        let delay = edits.lazy.prefix { $0.mediaStart == nil }.reduce(0) { $0 + $1.duration.value }
        return delay > 0 ? "delayed by \(Words.decimals(delay, 3)) s" : nil
    }
}

extension VideoInfo {
    fileprivate var words: [String?] {
        [
            "\(resolution)",
            sampleAspectRatio.flatMap { $0.value == 1 ? nil : "pixels \($0.numerator):\($0.denominator)" },
            averageFrameRate.map { Words.rounded($0.value) + " fps" }, pixelFormat?.rawValue, color.words,
            dynamicRange == .sdr ? nil : lightWords,
            fieldOrder.flatMap { $0 == "progressive" ? nil : "interlaced (\($0))" }, turnWords,
        ]
    }

    private var turnWords: String? {
        guard !rotation.isUpright else { return nil }
        let turn = rotation.quarterTurn == 0 ? nil : "turned \(rotation.quarterTurn)°"
        return [rotation.isMirrored ? "mirrored" : nil, turn].compactMap(\.self).joined(separator: " and ")
    }

    private var lightWords: String {
        var words =
            switch dynamicRange {
            case .sdr: "SDR"
            case .hlg: "HLG"
            case .pq: "PQ"
            case .dolbyVision: "Dolby Vision \(dolbyVision?.profile ?? 0)"
            }
        if let light = contentLight, light.maximum > 0 { words += ", \(light.maximum) nits at most" }
        if let nits = masteringDisplay?.maximumLuminance { words += ", mastered at \(Words.rounded(nits)) nits" }
        return words
    }
}

extension AudioInfo {
    fileprivate var words: [String?] {
        ["\(Words.rounded(Double(sampleRate) / 1_000)) kHz", layout.name, priming.map { "priming \($0)" }]
    }
}

extension ColorTags {
    /// The tags: one word where primaries, transfer and matrix are the same.
    fileprivate var words: String? {
        let three = [primaries, transfer, matrix]
        let range = range == "pc" ? "full range" : nil
        guard three.contains(where: { $0 != nil }) else { return range }
        let name = Set(three).count == 1 ? primaries : three.map { $0 ?? "?" }.joined(separator: "/")
        return [name, range].compactMap(\.self).joined(separator: " ")
    }
}
