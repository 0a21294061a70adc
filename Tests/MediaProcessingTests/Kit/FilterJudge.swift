import Foundation
import MediaProcessing
import MediaTypes

/// What `ffmpeg`'s own filters find in a file, as their log lines say it.
struct FilterJudge {
    let black: [ClosedRange<Double>]
    let frozen: [(start: Double, end: Double?)]
    let silent: [ClosedRange<Double>]
    let integrated: Double?
    let range: Double?
    let truePeak: Double?

    /// Something that can be compared.
    enum Measure: CaseIterable { case black, frozen, silent, integrated, range, truePeak }

    /// What `ffmpeg` found something of in the file; of the rest only that nothing is found is compared.
    var found: Set<Measure> {
        var found: Set<Measure> = []
        if !black.isEmpty { found.insert(.black) }
        if !frozen.isEmpty { found.insert(.frozen) }
        if !silent.isEmpty { found.insert(.silent) }
        if integrated != nil { found.insert(.integrated) }
        if range != nil { found.insert(.range) }
        if isPeakKnown { found.insert(.truePeak) }
        return found
    }

    /// Whether the peak is compared: below -26 dB a thousandth of full scale, in which the filter writes its peaks, is more
    /// than a tenth.
    private var isPeakKnown: Bool { truePeak.map { $0 > -26 } ?? false }

    /// Runs `blackdetect`, `freezedetect`, `silencedetect` and `ebur128` over streams of a file.
    init(_ path: String, video: Int?, audio: Int?) throws {
        let pictures = try video.map { try Self.log(path, $0, ["-vf", "blackdetect=d=0.1,freezedetect=d=0.5"]) } ?? ""
        let sound = try audio.map { try Self.log(path, $0, ["-af", "silencedetect=d=0.5,ebur128=peak=true"]) } ?? ""
        black = pictures.matches(of: /black_start:(\S+) black_end:(\S+)/).compactMap { Self.range($0.1, $0.2) }
        let starts = pictures.matches(of: /freeze_start: (\S+)/).compactMap { Double($0.1) }
        let ends = pictures.matches(of: /freeze_end: (\S+)/).compactMap { Double($0.1) }
        frozen = starts.enumerated().map { ($1, $0 < ends.count ? ends[$0] : nil) }
        let silences = sound.matches(of: /silence_start: (\S+)/).map(\.1)
        silent = zip(silences, sound.matches(of: /silence_end: (\S+)/).map(\.1)).compactMap { Self.range($0, $1) }
        let summary = sound.components(separatedBy: "Summary:").last ?? ""
        integrated = summary.firstMatch(of: /I: +(\S+) LUFS/).flatMap { Double($0.1) }
        range = summary.firstMatch(of: /LRA: +(\S+) LU/).flatMap { Double($0.1) }
        truePeak = summary.firstMatch(of: /Peak: +(\S+) dBFS/).flatMap { Double($0.1) }
    }

    /// In which ways what was found here differs: times by more than a millisecond, loudness by more than a tenth.
    func differences(from found: Inspection) -> [String] {
        let pictures = found.pictures ?? PictureInspection()
        let sound = found.sound ?? SoundInspection()
        var differences: [String] = []
        if !Self.agree(pictures.black, black.map { ($0.lowerBound, $0.upperBound) }) {
            differences.append("black: \(pictures.black.first), ffmpeg: \(black)")
        }
        if !Self.agree(pictures.frozen, frozen) {
            differences.append("frozen: \(pictures.frozen.first), ffmpeg: \(frozen)")
        }
        if !Self.agree(sound.silent, silent.map { ($0.lowerBound, $0.upperBound) }) {
            differences.append("silent: \(sound.silent.first), ffmpeg: \(silent)")
        }
        if let integrated, abs((sound.loudness?.integrated ?? -70) - integrated) > 0.1 {
            differences.append("integrated: \(String(describing: sound.loudness)), ffmpeg: \(integrated)")
        }
        if let range, abs((sound.loudness?.range ?? 0) - range) > 0.1 {
            differences.append("range: \(String(describing: sound.loudness)), ffmpeg: \(range)")
        }
        if let truePeak, isPeakKnown, abs((sound.loudness?.truePeak ?? -999) - truePeak) > 0.1 {
            differences.append("peak: \(String(describing: sound.loudness)), ffmpeg: \(truePeak)")
        }
        return differences
    }

    private static func agree(_ ours: Stretches, _ theirs: [(start: Double, end: Double?)]) -> Bool {
        ours.count == theirs.count
            && zip(ours.first, theirs).allSatisfy { ours, theirs in
                abs(ours.start.value - theirs.start) <= 0.001
                    && theirs.end.map { abs(ours.end.value - $0) <= 0.001 } ?? true
            }
    }

    private static func range(_ start: Substring, _ end: Substring) -> ClosedRange<Double>? {
        guard let start = Double(start), let end = Double(end), start <= end else { return nil }
        return start...end
    }

    private static func log(_ path: String, _ stream: Int, _ filters: [String]) throws -> String {
        let arguments =
            ["-hide_banner", "-nostats", "-i", path, "-map", "0:\(stream)"] + filters + ["-f", "null", "-"]
        let outcome = try Tool.run("ffmpeg", arguments)
        guard outcome.status == 0 else {
            throw Tool.Failure(description: "ffmpeg can't judge \(path): \(outcome.errors)")
        }
        return outcome.errors
    }
}
