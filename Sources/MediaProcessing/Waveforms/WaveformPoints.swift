/// The least and greatest samples of stretches of equal length.
///
/// A value: it is given samples. What it counts and how it rounds is as BBC's audiowaveform does it.
struct WaveformPoints: Hashable, Sendable {
    /// How many channels are told apart.
    let channels: Int
    /// How many samples of each channel make a point.
    let samplesPerPoint: Int
    /// The least and the greatest sample in turn, of each channel in turn, point by point.
    private(set) var values: [Int16] = []
    private var least: [Int16]
    private var greatest: [Int16]
    private var taken = 0

    /// No points yet.
    init(channels: Int, samplesPerPoint: Int) {
        self.channels = max(1, channels)
        self.samplesPerPoint = max(1, samplesPerPoint)
        least = Array(repeating: .max, count: self.channels)
        greatest = Array(repeating: .min, count: self.channels)
    }

    /// How many points there are.
    var count: Int { values.count / (2 * channels) }

    /// Takes in samples, whose channels lie interleaved; channels that aren't told apart are mixed.
    mutating func take(_ samples: Span<Int16>, channels given: Int) {
        let given = max(1, given)
        for start in stride(from: 0, to: samples.count - given + 1, by: given) {
            if channels == given {
                for channel in 0..<channels { widen(channel, by: samples[start + channel]) }
            } else {
                var sum = 0
                for channel in 0..<given { sum += Int(samples[start + channel]) }
                widen(0, by: Int16(sum / given))
            }
            taken += 1
            if taken == samplesPerPoint { endPoint() }
        }
    }

    /// Says that no sample follows: what is left is a point too.
    mutating func finish() {
        if taken > 0 { endPoint() }
    }

    /// The range of a channel over a part of all points, as parts of full scale.
    func range(of channel: Int, from first: Int, to end: Int) -> (least: Double, greatest: Double) {
        var least = Int16.max
        var greatest = Int16.min
        for point in max(0, first)..<max(max(0, first), min(end, count)) {
            least = min(least, values[(point * channels + channel) * 2])
            greatest = max(greatest, values[(point * channels + channel) * 2 + 1])
        }
        return least > greatest ? (0, 0) : (Double(least) / 32_768, Double(greatest) / 32_768)
    }

    private mutating func widen(_ channel: Int, by sample: Int16) {
        if sample < least[channel] { least[channel] = sample }
        if sample > greatest[channel] { greatest[channel] = sample }
    }

    private mutating func endPoint() {
        for channel in 0..<channels {
            values.append(least[channel])
            values.append(greatest[channel])
            least[channel] = .max
            greatest[channel] = .min
        }
        taken = 0
    }
}

extension WaveformPoints {
    /// The text of audiowaveform's JSON, version 2, with 8 bits:
    /// <https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md>.
    func json(sampleRate: Int) -> String {
        let data = values.map { String($0 / 256) }.joined(separator: ",")
        return #"{"version":2,"channels":\#(channels),"sample_rate":\#(sampleRate),"#
            + #""samples_per_pixel":\#(samplesPerPoint),"bits":8,"length":\#(count),"data":[\#(data)]}"# + "\n"
    }
}
