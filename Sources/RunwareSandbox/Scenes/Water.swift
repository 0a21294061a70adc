import Foundation

/// Water that mirrors what stands above it.
struct Water: Sendable {
    /// The row where it begins.
    let horizon: Float
    private let stage: Stage
    private let roughness: Float

    /// Water below `horizon`; a roughness of 1 is a light breeze.
    init(_ stage: Stage, horizon: Float, roughness: Float) {
        self.stage = stage
        self.horizon = horizon
        self.roughness = roughness
    }

    /// Fills everything below the horizon with the picture above it, moved by the waves and tinted.
    func paintMirror(on canvas: inout Canvas, at time: Float) {
        let first = Int(horizon)
        let depth = Float(max(1, canvas.height - first))
        for y in first..<canvas.height {
            let near = (Float(y) - horizon) / depth
            let swell = wave(near, at: time)
            let distance = (Float(y) - horizon) * 0.9 + swell * stage.unit * 0.012 * near * roughness
            let source = max(0, first - 1 - Int(max(0, distance)))
            let shift = Int(swell * stage.unit * (0.004 + 0.02 * near) * roughness)
            canvas.reflect(row: source, onto: y, shiftedBy: shift, tint(near, swell), 0.42 + 0.34 * near)
        }
    }

    /// Paints the light of the sun or moon, if there is any, on the waves, and their crests.
    func paintGlitter(on canvas: inout Canvas, below light: Float?, at time: Float) {
        let glitter = Ink(stage.mood.light)
        let crest = Ink(stage.mood.horizon.mixed(with: stage.mood.light, 0.4))
        var numbers = stage.numbers(40)
        for index in 0..<520 {
            let near = numbers.unit() * numbers.unit()
            let isCrest = light == nil || index % 3 == 0
            let spread = isCrest ? stage.width : stage.unit * (0.05 + 0.3 * near)
            let place = (isCrest ? stage.width / 2 : light ?? 0) + spread * (numbers.unit() + numbers.unit() - 1)
            let shine = sin(numbers.between(0, 6.28) + time * numbers.between(1.5, 3.5))
            let length = stage.unit * (0.004 + 0.05 * near) * (0.4 + shine)
            guard shine > 0 else { continue }
            let y = horizon + 1 + near * (stage.height - horizon)
            let drift = time * stage.unit * 0.01 * near
            paintDash(
                Point(place + drift, y), length, isCrest ? crest : glitter, shine * (isCrest ? 0.28 : 0.85), on: &canvas
            )
        }
    }

    private func paintDash(_ centre: Point, _ length: Float, _ ink: Ink, _ amount: Float, on canvas: inout Canvas) {
        let thickness = max(1, Int((centre.y - horizon) / stage.unit * 7))
        for row in 0..<thickness {
            let reach = length * (1 - abs(Float(row) + 0.5 - Float(thickness) / 2) / Float(thickness))
            canvas.run(Int(centre.y) + row, centre.x - reach, centre.x + reach, ink, amount)
        }
    }

    /// The height of the waves at a distance, 0 far and 1 near, from about -1 to 1.
    private func wave(_ near: Float, at time: Float) -> Float {
        let place = 9 / (near + 0.12)
        return 0.6 * sin(place * 2.3 + time * 2.1) + 0.4 * sin(place * 5.7 - time * 2.9 + 1)
    }

    private func tint(_ near: Float, _ swell: Float) -> Ink {
        let deep = stage.mood.near.mixed(with: stage.mood.zenith, 0.55)
        return Ink(deep.mixed(with: stage.mood.middle, 0.35 + 0.22 * swell - 0.25 * near))
    }
}
