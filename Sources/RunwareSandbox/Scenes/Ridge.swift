/// A range of hills that slides by, far or near.
struct Ridge: Sendable {
    /// The line of its tops.
    let noise: ValueNoise
    /// Where its foot would be without hills, in pixels.
    let base: Float
    /// How high its hills are, in pixels.
    let relief: Float
    /// How long a hill is, in pixels.
    let hillLength: Float
    /// How fast it slides by, in pixels a second.
    let speed: Float
    /// How sharp its tops are: 0 is round.
    let sharpness: Float
    /// How high its trees are, in pixels; 0 for none.
    var trees: Float = 0
}

extension Ridge {
    /// The height of the line in each column, `time` seconds after the start.
    func tops(width: Int, at time: Float) -> [Float] {
        (0..<width).map { top(at: Float($0) + time * speed) }
    }

    /// The height of the line at a place of the ridge.
    func top(at place: Float) -> Float {
        let position = place / hillLength
        let rounded = noise.fractal(at: position, octaves: 4)
        let sharp = 0.7 - 1.4 * abs(noise.fractal(at: position * 0.7 + 40, octaves: 5))
        return base - relief * (rounded + (sharp - rounded) * sharpness) - tree(at: place)
    }

    private func tree(at place: Float) -> Float {
        guard trees > 0 else { return 0 }
        let spacing = trees * 0.42
        let cell = (place / spacing).rounded(.down)
        let middle = (cell + 0.5 + 0.3 * noise.random(Int(cell))) * spacing
        let size = trees * (0.65 + 0.35 * noise.random(Int(cell) &* 7 &+ 3))
        let distance = abs(place - middle) / (trees * 0.24)
        let notch = 0.12 * (distance * 7).truncatingRemainder(dividingBy: 1)
        return max(0, size * (1 - distance - notch))
    }
}
