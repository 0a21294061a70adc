import Foundation

/// A short piece of music that follows from a prompt: held chords, an arpeggio above and surf below.
struct Score: Sendable {
    private let numbers: SplitMix
    private let root: Float
    private let scale: [Int]
    private let beat: Int

    private static let scales = [
        [0, 2, 4, 7, 9], [0, 3, 5, 7, 10], [0, 2, 3, 7, 9], [0, 2, 5, 7, 10], [0, 4, 6, 7, 11],
    ]

    /// The score of a clip.
    init(_ clip: Clip) {
        var numbers = SplitMix(seed: FNV1a.hash(clip.prompt) ^ UInt64(clip.variation + 1) &* 0xA24B_AED4_963E_E407)
        root = 110 * pow(2, Float(numbers.index(below: 12)) / 12)
        scale = Self.scales[numbers.index(below: Self.scales.count)]
        beat = Int(Float(Clip.sampleRate) * numbers.between(0.2, 0.34))
        self.numbers = numbers
    }
}

extension Score {
    /// Plays the score for a number of samples.
    func play(sampleCount: Int) -> StereoSound {
        var sound = StereoSound(sampleCount: sampleCount)
        var numbers = numbers
        let surf = ValueNoise(seed: numbers.next())
        for bar in 0...sampleCount / (beat * 8) {
            let degree = bar == 0 ? 0 : numbers.index(below: 5)
            playChord(bar, degree, &sound)
            playArpeggio(bar, degree, &numbers, &sound)
        }
        sound.addSurf(surf, volume: 0.35)
        sound.finish(loudness: 0.11)
        return sound
    }

    private func playChord(_ bar: Int, _ degree: Int, _ sound: inout StereoSound) {
        for (index, step) in [0, 2, 4].enumerated() {
            for detune in [-0.0016, 0.0016] as [Float] {
                let tone = Tone(
                    frequency: frequency(degree + step) * (1 + detune), start: bar * beat * 8, length: beat * 10,
                    volume: 0.1, place: detune * 400 * (index == 1 ? -0.8 : 0.8), shape: .held)
                sound.add(tone)
            }
        }
        sound.add(
            Tone(
                frequency: frequency(degree) / 2, start: bar * beat * 8, length: beat * 8, volume: 0.2, place: 0,
                shape: .held))
    }

    private func playArpeggio(_ bar: Int, _ degree: Int, _ numbers: inout SplitMix, _ sound: inout StereoSound) {
        for step in 0..<8 where step == 0 || numbers.unit() < 0.78 {
            let note = frequency(degree + [0, 2, 4, 5, 7][numbers.index(below: 5)]) * 2
            let place = numbers.between(-0.8, 0.8)
            let start = (bar * 8 + step) * beat
            for (overtone, volume) in [(1, 0.2), (2, 0.06), (3, 0.025)] as [(Float, Float)] {
                pluck(note * overtone, at: start, volume, place, &sound)
                pluck(note * overtone, at: start + beat * 3 / 2, volume * 0.35, -place, &sound)
            }
        }
    }

    private func pluck(_ frequency: Float, at start: Int, _ volume: Float, _ place: Float, _ sound: inout StereoSound) {
        sound.add(
            Tone(
                frequency: frequency, start: start, length: Clip.sampleRate * 9 / 10, volume: volume, place: place,
                shape: .plucked))
    }

    private func frequency(_ degree: Int) -> Float {
        let semitones = scale[degree % scale.count] + 12 * (degree / scale.count)
        return root * pow(2, Float(semitones) / 12)
    }
}
