import MediaProcessing
import MediaTypes
import Wording

extension Inspection {
    /// What the packets of the pictures tell, for people.
    func frameWords(_ video: TrackTiming) -> [String?] {
        [
            decodedWords(video), video.rateWords, video.groups.map(\.words),
            video.end.map { "end at \(Words.decimals($0.value, 3)) s" },
            pictures.flatMap { $0.interlaced > 0 ? "\($0.interlaced) interlaced" : nil },
        ]
    }

    private func decodedWords(_ video: TrackTiming) -> String {
        guard let pictures else { return Words.grouped(video.frames) }
        return Words.grouped(pictures.decoded) + " decoded"
    }

    /// What the packets of the sound tell, for people.
    func soundWords(_ audio: TrackTiming) -> [String?] {
        [
            audio.length.map { Words.decimals($0.value, 3) + " s" },
            Self.offsetWords("begins", audioStartOffset), Self.offsetWords("ends", audioEndOffset),
        ]
    }

    private static func offsetWords(_ verb: String, _ offset: Seconds?) -> String? {
        guard let milliseconds = offset.map({ $0.value * 1_000 }) else { return nil }
        guard abs(milliseconds) >= 0.5 else { return "\(verb) with the picture" }
        let side = milliseconds > 0 ? "after" : "before"
        let size = abs(milliseconds)
        let words = size < 1_000 ? Words.decimals(size, 0) + " ms" : Words.decimals(size / 1_000, 2) + " s"
        return "\(verb) \(words) \(side) the picture"
    }
}

extension TrackTiming {
    fileprivate var rateWords: String? {
        guard let rate = frameRate, let durations = frameDurations else { return nil }
        guard irregularGaps > 0 else { return "constant \(Words.rounded(rate)) fps" }
        let range = [durations.shortest, durations.longest].map { Words.decimals($0.value * 1_000, 0) }
        return "variable, \(Words.rounded(rate)) fps on average, \(range[0]) to \(range[1]) ms apart"
    }
}

extension TrackTiming.GroupsOfPictures {
    fileprivate var words: String {
        if mostFrames == 1 { return "all keyframes" }
        let longest = Words.decimals(longest.value, 2) + " s"
        let kind = withLeadingFrames == 0 ? "closed GOPs" : "GOPs, open ones perhaps,"
        return count == 1 ? "1 GOP" : "\(Words.grouped(count)) \(kind) up to \(longest)"
    }
}

extension Loudness {
    /// The measurement, for people.
    var words: [String?] {
        [
            integrated.map { Words.decimals($0, 1) + " LUFS" } ?? "not measurable",
            truePeak.map { "peak \(Words.decimals($0, 1)) dBTP" }, "range \(Words.decimals(range, 1)) LU",
            maximumShortTerm.map { "short-term \(Words.decimals($0, 1))" },
            maximumMomentary.map { "momentary \(Words.decimals($0, 1))" },
        ]
    }
}
