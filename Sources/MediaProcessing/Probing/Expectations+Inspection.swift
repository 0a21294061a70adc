public import MediaTypes
import Wording

extension Expectations {
    /// What a source isn't as it should be by what was found in it: each finding with its times and its limit.
    public func failures(of found: Inspection, in source: MediaInfo) -> [String] {
        soundFailures(found) + packetFailures(found) + stretchFailures(found, source) + loudnessFailures(found)
            + damageFailures(found)
    }

    private func soundFailures(_ found: Inspection) -> [String] {
        guard audio == .required else { return [] }
        let isEmpty = found.sound.map { $0.samples == 0 } ?? found.audio.map { $0.packets == 0 } ?? false
        return isEmpty ? ["it has a stream of sound and no sound in it"] : []
    }

    private func packetFailures(_ found: Inspection) -> [String] {
        var failures: [String] = []
        if let wanted = video?.constantFrameRate, let isConstant = found.video?.isConstantFrameRate,
            wanted != isConstant
        {
            failures.append(found.video.map { $0.rateWords } ?? "")
        }
        if let limit = video?.maximumKeyframeInterval, let longest = found.video?.groups?.longest, longest.value > limit
        {
            failures.append("it has no keyframe for \(Words.seconds(longest)), over \(Self.number(limit)) s")
        }
        guard let limit = maximumAVOffset else { return failures }
        for (verb, offset) in [("begins", found.audioStartOffset), ("ends", found.audioEndOffset)] {
            guard let offset = offset?.value, abs(offset) > limit else { continue }
            let side = offset > 0 ? "after" : "before"
            failures.append(
                "its sound \(verb) \(Words.seconds(abs(offset))) \(side) its picture, over \(Self.number(limit)) s")
        }
        return failures
    }

    private func stretchFailures(_ found: Inspection, _ source: MediaInfo) -> [String] {
        let length = found.length?.value ?? source.duration?.value ?? 0
        let rules: [(String, Stretches?, StretchLimits?)] = [
            ("its picture is black", found.pictures?.black, black),
            ("its picture is frozen", found.pictures?.frozen, frozen),
            ("its sound is silent", found.sound?.silent, silent),
            ("its sound is clipped", found.sound?.clipped, clipped),
        ]
        return rules.compactMap { words, stretches, limits in
            guard let stretches, let limits, let excess = limits.excess(of: stretches, length: length) else {
                return nil
            }
            return "\(words) \(stretches.words), \(excess)"
        }
    }

    private func loudnessFailures(_ found: Inspection) -> [String] {
        guard let sound = found.sound else { return [] }
        var failures: [String] = []
        let loudness = sound.loudness?.integrated
        let words = loudness.map { "its loudness is \(Words.decimals($0, 1)) LUFS" } ?? "its loudness can't be measured"
        if let limit = minimumLoudness, loudness ?? -.infinity < limit {
            failures.append("\(words), under \(Self.number(limit)) LUFS")
        }
        let isUnknown = loudness == nil && sound.loudness?.gatedBlocks ?? 0 > 0
        if let limit = maximumLoudness, isUnknown || loudness ?? -.infinity > limit {
            failures.append("\(words), \(isUnknown ? "and may be over" : "over") \(Self.number(limit)) LUFS")
        }
        if let limit = maximumTruePeak, let peak = sound.loudness?.truePeak, peak > limit {
            failures.append("its true peak is \(Words.decimals(peak, 1)) dBTP, over \(Self.number(limit)) dBTP")
        }
        return failures
    }

    private func damageFailures(_ found: Inspection) -> [String] {
        var failures: [String] = []
        if video?.interlaced == false, let pictures = found.pictures, pictures.interlaced > 0 {
            let count = pictures.interlaced
            failures.append("\(count) of its \(Words.count(pictures.decoded, "picture")) \(Words.be(count)) interlaced")
        }
        if let limit = maximumDecodeErrors, let errors = found.decodeErrors, errors > limit {
            let reason = found.firstDecodeError.map { " (\($0))" } ?? ""
            failures.append("\(Words.count(errors, "packet")) could not be decoded whole\(reason), over \(limit)")
        }
        if let limit = maximumMissingFrames, let pictures = found.pictures, let words = pictures.lossWords(over: limit)
        {
            failures.append(words)
        }
        return failures
    }

    /// A limit as a person writes it: `0.5`, `2`.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    }
}

extension Expectations.StretchLimits {
    /// By which limit stretches are too much, such as `over 0.5 s`; `nil` if they aren't.
    fileprivate func excess(of stretches: Stretches, length: Double) -> String? {
        if let maximum, stretches.total.value > maximum { return "over \(Words.seconds(maximum))" }
        if let longest, stretches.longest.value > longest {
            return "\(Words.seconds(stretches.longest)) in one go, over \(Words.seconds(longest))"
        }
        if let maximumFraction, length > 0, stretches.total.value > maximumFraction * length {
            let part = Words.decimals(100 * stretches.total.value / length, 1)
            return "\(part) % of it, over \(Words.decimals(100 * maximumFraction, 1)) %"
        }
        return nil
    }
}

extension PictureInspection {
    /// How many pictures are missing or damaged, if those are more than a limit: `1 of its pictures is missing, over 0`.
    fileprivate func lossWords(over limit: Int) -> String? {
        let missing = missing ?? 0
        guard missing + damaged > limit else { return nil }
        let parts = [(missing, "missing"), (damaged, "damaged")].filter { $0.0 > 0 }
            .map { "\($0.0) of its pictures \(Words.be($0.0)) \($0.1)" }
        return parts.joined(separator: " and ") + ", over \(limit)" + (parts.count > 1 ? " together" : "")
    }
}

extension TrackTiming {
    /// Whether frames are equally far apart, in words.
    fileprivate var rateWords: String {
        guard let durations = frameDurations, irregularGaps > 0 else { return "its frame rate is constant" }
        let (typical, shortest, longest) = (durations.typical, durations.shortest, durations.longest)
        return "its frame rate is not constant: \(irregularGaps) of its \(Words.count(frames, "frame")) "
            + "\(Words.be(irregularGaps)) not shown for \(Self.milliseconds(typical)) as the others are; the shortest is "
            + "shown for \(Self.milliseconds(shortest)), the longest for \(Self.milliseconds(longest))"
    }

    private static func milliseconds(_ length: Seconds) -> String { Words.decimals(1_000 * length.value, 1) + " ms" }
}
