public import MediaTypes
import Wording

extension Expectations {
    /// What a source isn't as it should be by what its header says; empty if nothing is wrong with that.
    public func failures(of source: MediaInfo) -> [String] {
        videoFailures(source) + audioFailures(source) + durationFailures(source) + containerFailures(source)
    }

    private func videoFailures(_ source: MediaInfo) -> [String] {
        guard let video else { return [] }
        guard let stream = source.firstVideo, let info = stream.video else { return ["it has no video stream"] }
        var failures: [String] = []
        let size = info.uprightResolution
        if let width = video.width, width != size.width {
            failures.append("its width is \(size.width) and not \(width)")
        }
        if let height = video.height, height != size.height {
            failures.append("its height is \(size.height) and not \(height)")
        }
        if let codec = video.codec, codec != stream.codec.rawValue {
            failures.append("its video codec is \(stream.codec) and not \(codec)")
        }
        if let interlaced = video.interlaced, interlaced != info.isInterlaced {
            failures.append(
                interlaced ? "its video is not interlaced" : "its video is interlaced (\(info.fieldOrder ?? ""))")
        }
        if let range = video.dynamicRange, range != info.dynamicRange {
            failures.append("its dynamic range is \(info.dynamicRange.rawValue) and not \(range.rawValue)")
        }
        return failures + rateFailures(video, info.averageFrameRate?.value)
    }

    private func rateFailures(_ video: Video, _ rate: Double?) -> [String] {
        let isTooLow = video.minimumFrameRate.map { (rate ?? 0) < $0 } ?? false
        let isTooHigh = video.maximumFrameRate.map { (rate ?? .infinity) > $0 } ?? false
        guard isTooLow || isTooHigh else { return [] }
        guard let rate else { return ["its frame rate is not known"] }
        let limit =
            isTooLow
            ? "under \(Self.number(video.minimumFrameRate ?? 0))" : "over \(Self.number(video.maximumFrameRate ?? 0))"
        return ["its frame rate is \(Words.rounded(rate)), \(limit)"]
    }

    private func audioFailures(_ source: MediaInfo) -> [String] {
        switch (audio, source.firstAudio) {
        case (.required, nil): ["it has no audio stream"]
        case (.absent, .some): ["it has an audio stream and should have none"]
        default: []
        }
    }

    private func durationFailures(_ source: MediaInfo) -> [String] {
        guard minimumDuration != nil || maximumDuration != nil else { return [] }
        guard let duration = source.duration?.value else { return ["its duration is not known"] }
        if let minimumDuration, duration < minimumDuration {
            return ["it lasts \(Words.rounded(duration)) s, under \(Self.number(minimumDuration)) s"]
        }
        if let maximumDuration, duration > maximumDuration {
            return ["it lasts \(Words.rounded(duration)) s, over \(Self.number(maximumDuration)) s"]
        }
        return []
    }

    private func containerFailures(_ source: MediaInfo) -> [String] {
        var failures: [String] = []
        if let fastStart, let first = source.moovFirst, first != fastStart {
            failures.append(fastStart ? "its index comes after the media" : "its index comes before the media")
        } else if fastStart == true, source.moovFirst == nil, source.container.contains("mov") {
            failures.append("where its index is can't be told")
        }
        if consistentColor == true { failures += source.firstVideo?.colorContradictions ?? [] }
        return failures
    }
}
