import FFmpeg
import Foundation
import MediaTypes

extension AudioFrame {
    /// A sine of 0.5 in every channel, from a sample on.
    static func sine(_ hertz: Double, from start: Int, count: Int, _ format: AudioFormat) throws -> AudioFrame {
        var frame = try AudioFrame(sampleCount: count, format)
        for channel in 0..<format.layout.channels {
            frame.withMutableChannel(channel) { samples in
                for index in 0..<count {
                    let turns = hertz * Double(start + index) / Double(format.sampleRate)
                    samples[index] = Float(0.5 * Tone.sine(turns: turns))
                }
            }
        }
        frame.setPresentation(ticks: Int64(start))
        return frame
    }

    /// The samples of a channel; the format is planar float.
    mutating func channel(_ channel: Int) -> [Float] {
        guard sampleCount > 0 else { return [] }
        return withMutableChannel(channel) { samples in (0..<samples.count).map { samples[$0] } }
    }
}

/// What can be measured of a sound.
enum Tone {
    /// The sine of a number of whole turns.
    static func sine(turns: Double) -> Double { sin(turns.truncatingRemainder(dividingBy: 1) * 2 * .pi) }

    /// How often a sound goes from below zero to above it, a second.
    static func hertz(_ samples: some Collection<Float>, sampleRate: Int) -> Double {
        let rising = zip(samples, samples.dropFirst()).count { $0 < 0 && $1 >= 0 }
        return Double(rising) * Double(sampleRate) / Double(samples.count)
    }

    /// The largest distance of any sample from a sine of 0.5, which begins at the first.
    static func error(_ samples: [Float], _ hertz: Double, sampleRate: Int, within range: Range<Int>) -> Float {
        range.map { index in
            abs(samples[index] - Float(0.5 * sine(turns: hertz * Double(index) / Double(sampleRate))))
        }.max() ?? .infinity
    }
}
