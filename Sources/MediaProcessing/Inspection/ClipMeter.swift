import MediaTypes

/// Finds runs of samples at full scale in channels that lie interleaved.
///
/// A value: it is given samples and times.
struct ClipMeter: Hashable, Sendable {
    /// Where channels are clipped.
    private(set) var stretches = Stretches()
    /// How many samples are in runs, in all channels.
    private(set) var samples = 0
    /// The greatest sample of all, as a part of full scale.
    private(set) var peak = 0.0
    private let threshold: Double
    private let sampleLength: Double
    /// How many samples at full scale each channel has had in a row.
    private var runs: [Int]
    private var open: ClosedRange<Double>?

    init(channels: Int, sampleRate: Int, threshold: Double = 32_767 / 32_768) {
        runs = Array(repeating: 0, count: max(1, channels))
        sampleLength = 1 / Double(max(1, sampleRate))
        self.threshold = threshold
    }

    /// Takes in samples of which the first is heard at a time in seconds; channels lie interleaved.
    mutating func take(_ values: Span<Double>, at start: Double) {
        let channels = runs.count
        for index in values.indices {
            let channel = index % channels
            let magnitude = abs(values[index])
            if magnitude > peak { peak = magnitude }
            guard magnitude >= threshold else {
                runs[channel] = 0
                continue
            }
            runs[channel] += 1
            guard runs[channel] >= DetectionLimits.clippedSamples else { continue }
            let moment = start + Double(index / channels) * sampleLength
            add(run: runs[channel], endingAt: moment)
        }
    }

    /// Says that no sample follows.
    mutating func finish() {
        if let open { stretches.add(Stretch(start: Seconds(open.lowerBound), end: Seconds(open.upperBound))) }
        open = nil
    }

    private mutating func add(run: Int, endingAt moment: Double) {
        let isNew = run == DetectionLimits.clippedSamples
        samples += isNew ? run : 1
        let start = moment - Double(run - 1) * sampleLength
        let end = moment + sampleLength
        if let known = open, start - known.upperBound <= DetectionLimits.clippedDistance {
            open = min(known.lowerBound, start)...max(known.upperBound, end)
        } else {
            finish()
            open = start...end
        }
    }
}
