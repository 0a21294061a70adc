import Foundation

/// Sound in two channels, to which tones are added.
struct StereoSound: Sendable {
    /// The left channel's samples.
    private(set) var left: [Float]
    /// The right channel's samples.
    private(set) var right: [Float]

    /// Silence of a number of samples.
    init(sampleCount: Int) {
        left = Array(repeating: 0, count: sampleCount)
        right = Array(repeating: 0, count: sampleCount)
    }
}

extension StereoSound {
    /// Adds a tone.
    ///
    /// The wave is turned on sample by sample, which costs less than a sine for each.
    mutating func add(_ tone: Tone) {
        let step = 2 * Float.pi * tone.frequency / Float(Clip.sampleRate)
        let (cosine, sine) = (cos(step), sin(step))
        let (toLeft, toRight) = (tone.volume * (1 - tone.place), tone.volume * (1 + tone.place))
        var (wave, quarter): (Float, Float) = (0, 1)
        for index in 0..<max(0, min(tone.length, left.count - tone.start)) {
            let level = wave * tone.envelope(at: index)
            left[tone.start + index] += level * toLeft
            right[tone.start + index] += level * toRight
            (wave, quarter) = (wave * cosine + quarter * sine, quarter * cosine - wave * sine)
        }
    }

    /// Adds noise like wind or surf that swells up and dies away.
    mutating func addSurf(_ noise: ValueNoise, volume: Float) {
        var numbers = SplitMix(seed: noise.seed)
        var (low, lower): (Float, Float) = (0, 0)
        for index in left.indices {
            low += (numbers.between(-1, 1) - low) * 0.06
            lower += (low - lower) * 0.25
            let time = Float(index) / Float(Clip.sampleRate)
            let swell = 0.6 + 0.4 * sin(time * 1.3)
            left[index] += lower * volume * swell
            right[index] += low * volume * (1.2 - swell) * 0.7
        }
    }

    /// Brings the sound to a loudness, fades it in and out, and rounds off what would be too loud.
    mutating func finish(loudness: Float) {
        let power = zip(left, right).reduce(Float(0)) { $0 + $1.0 * $1.0 + $1.1 * $1.1 } / Float(2 * max(1, left.count))
        let gain = loudness / max(1e-6, power.squareRoot())
        for index in left.indices {
            let level = gain * fade(at: index)
            left[index] = Self.rounded(left[index] * level)
            right[index] = Self.rounded(right[index] * level)
        }
    }

    private func fade(at index: Int) -> Float {
        let length = Float(Clip.sampleRate) * 0.35
        return min(1, Float(index) / length, Float(left.count - 1 - index) / length)
    }

    private static func rounded(_ sample: Float) -> Float {
        abs(sample) < 0.6 ? sample : (sample < 0 ? -1 : 1) * (0.6 + 0.3 * tanh((abs(sample) - 0.6) / 0.3))
    }
}
