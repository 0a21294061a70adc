import Foundation

/// A tone with a beginning and an end.
struct Tone: Hashable, Sendable {
    /// How its loudness goes.
    enum Shape: Hashable, Sendable {
        /// It swells, stays and dies away, like a held chord.
        case held
        /// It begins at once and dies away, like a plucked string.
        case plucked
    }

    /// Waves a second.
    let frequency: Float
    /// The sample where it begins.
    let start: Int
    /// How many samples it lasts.
    let length: Int
    /// How loud it is.
    let volume: Float
    /// Where it is heard: -1 is left, 1 right.
    let place: Float
    /// How its loudness goes.
    let shape: Shape

    /// How loud it is at a sample, from 0 to 1.
    func envelope(at index: Int) -> Float {
        let time = Float(index) / Float(length)
        switch shape {
        case .held: return min(1, time * 5, (1 - time) * 5)
        case .plucked:
            let decay = (1 - time) * (1 - time)
            return min(1, Float(index) / 240) * decay * decay
        }
    }
}
