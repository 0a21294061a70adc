/// A line that goes up and down without a pattern and follows from a seed.
struct ValueNoise: Sendable {
    /// The seed.
    let seed: UInt64

    /// The height at a place, from -1 to 1, changing about once in a unit.
    func height(at place: Float) -> Float {
        let floor = place.rounded(.down)
        let part = place - floor
        let smooth = part * part * (3 - 2 * part)
        let cell = Int(floor)
        let (left, right) = (random(cell), random(cell + 1))
        return left + (right - left) * smooth
    }

    /// The sum of several lines, each twice as fine and half as high as the one before.
    func fractal(at place: Float, octaves: Int) -> Float {
        var (sum, scale, weight): (Float, Float, Float) = (0, 1, 0.5)
        for octave in 0..<octaves {
            sum += weight * height(at: place * scale + Float(octave) * 17.3)
            scale *= 2
            weight *= 0.5
        }
        return sum
    }

    /// A number from -1 to 1 that belongs to a cell.
    func random(_ cell: Int) -> Float {
        var bits = seed &+ UInt64(bitPattern: Int64(cell)) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Float((bits ^ (bits >> 31)) >> 40) / Float(1 << 23) - 1
    }
}
