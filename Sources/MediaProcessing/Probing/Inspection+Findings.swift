import MediaTypes
import Wording

extension Inspection {
    /// All that a person should know of what was found out; the header's own contradictions among it.
    func allFindings(of source: MediaInfo) -> [Finding] {
        kindFindings(source) + colorFindings(source) + timeFindings + lengthFindings(source) + decodeFindings
            + pictureFindings
            + soundFindings(source)
    }

    private func kindFindings(_ source: MediaInfo) -> [Finding] {
        guard source.isImage, let codec = source.firstVideo?.codec else { return [] }
        return [Finding(.image, "it is an image (\(codec)) and not a video")]
    }

    private func colorFindings(_ source: MediaInfo) -> [Finding] {
        (source.firstVideo?.colorContradictions ?? []).map { Finding(.colorTags, $0) }
    }

    private var timeFindings: [Finding] {
        [("video", video), ("audio", audio)].flatMap { name, track -> [Finding] in
            guard let track else { return [] }
            var findings: [Finding] = []
            if track.disorderedTimes > 0 {
                findings.append(
                    Finding(
                        .timestamps,
                        "its \(name) has \(Words.count(track.disorderedTimes, "packet")) whose time of decoding is no later than the one before"
                    ))
            }
            if track.missingTimes > 0 {
                findings.append(
                    Finding(.timestamps, "its \(name) has \(Words.count(track.missingTimes, "packet")) without a time"))
            }
            return findings
        }
    }

    private func lengthFindings(_ source: MediaInfo) -> [Finding] {
        guard let declared = source.declaredLength, let length, let start = source.start else { return [] }
        let allowed = max(DetectionLimits.length, 2 * (video?.frameDurations?.typical.value ?? 0))
        // Some count from zero and some from the first moment.
        let real = [length.value, length.value + start.value]
        guard real.allSatisfy({ abs(declared.value - $0) > allowed }) else { return [] }
        return [
            Finding(.duration, "it says that it lasts \(Words.seconds(declared)) and lasts \(Words.seconds(length))")
        ]
    }

    private var decodeFindings: [Finding] {
        guard let errors = decodeErrors, errors > 0 else { return [] }
        let reason = firstDecodeError.map { " (\($0))" } ?? ""
        return [Finding(.decodeErrors, "\(Words.count(errors, "packet")) could not be decoded whole\(reason)")]
    }

    private var pictureFindings: [Finding] {
        guard let pictures else { return [] }
        var findings: [Finding] = []
        if let missing = pictures.missing, missing > 0 {
            findings.append(
                Finding(
                    .missingFrames,
                    "\(missing) of its \(Words.count(pictures.decoded + missing, "picture")) can't be decoded"))
        }
        if pictures.damaged > 0 {
            let since = pictures.firstDamaged.map { ", the first at \(Words.seconds($0))" } ?? ""
            findings.append(
                Finding(
                    .damagedPictures,
                    "\(pictures.damaged) of its pictures \(Words.be(pictures.damaged)) damaged\(since)"))
        }
        if pictures.black.count > 0 { findings.append(Finding(.black, "its picture is black \(pictures.black.words)")) }
        if pictures.frozen.count > 0 {
            findings.append(Finding(.frozen, "its picture is frozen \(pictures.frozen.words)"))
        }
        return findings
    }

    private func soundFindings(_ source: MediaInfo) -> [Finding] {
        var findings: [Finding] = []
        if let sound, sound.samples == 0 {
            return [Finding(.missingAudio, "it has a stream of sound and no sound in it")]
        }
        if let start = audioStartOffset?.value, abs(start) > DetectionLimits.shortSound {
            findings.append(
                Finding(
                    .audioOffset,
                    "its sound begins \(Words.seconds(abs(start))) \(start > 0 ? "after" : "before") its picture"))
        }
        if let end = audioEndOffset?.value, end < -DetectionLimits.shortSound {
            findings.append(Finding(.shortAudio, "its sound ends \(Words.seconds(-end)) before its picture"))
        }
        if let gaps = audio?.irregularGaps, gaps > 0 {
            findings.append(Finding(.audioGaps, "its sound has \(Words.count(gaps, "gap")) or overlaps"))
        }
        guard let sound else { return findings }
        if sound.silent.count > 0 { findings.append(Finding(.silent, "its sound is silent \(sound.silent.words)")) }
        if sound.clipped.count > 0 { findings.append(Finding(.clipped, "its sound is clipped \(sound.clipped.words)")) }
        return findings
    }
}

extension MediaInfo {
    /// How long the file says that its first pictures and first sound last; `nil` where it only seems to say so: other
    /// demuxers estimate, and what else is in a file may be longer.
    fileprivate var declaredLength: Seconds? {
        let read = [firstVideo, firstAudio].compactMap(\.self)
        if container.contains("mov") {
            let ends = read.compactMap { stream in
                stream.duration.map { Seconds(($0.value + (stream.start?.value ?? 0)) - (start?.value ?? 0)) }
            }
            return ends.max()
        }
        let isAll = streams.allSatisfy { $0.isAttachedPicture || $0.kind == .attachment || read.contains($0) }
        return container.contains("matroska") && isAll ? duration : nil
    }
}
