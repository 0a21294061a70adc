/// What every scene is made from.
struct Stage: Sendable {
    /// Pixels from left to right.
    let width: Float
    /// Pixels from top to bottom.
    let height: Float
    /// The colours.
    let mood: Mood
    /// The words of the prompt that ask for something.
    let wishes: Set<Wish>
    /// The numbers that the arrangement follows from.
    let seed: UInt64
}

extension Stage {
    /// The length that sizes are counted in, so that a scene looks alike at every size: the shorter side.
    var unit: Float { min(width, height) }

    /// The numbers for one part of a scene.
    func numbers(_ part: UInt64) -> SplitMix { SplitMix(seed: seed &+ part &* 0x632B_E59B_D9B4_E019) }

    /// The line for one part of a scene.
    func noise(_ part: UInt64) -> ValueNoise {
        var numbers = numbers(part)
        return ValueNoise(seed: numbers.next())
    }
}
