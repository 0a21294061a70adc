import Foundation

/// Rain and lightning.
struct Weather: Sendable {
    private let stage: Stage

    init(_ stage: Stage) {
        self.stage = stage
    }

    /// Paints rain that falls aslant.
    func paintRain(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(50)
        let ink = Ink(stage.mood.light.mixed(with: stage.mood.horizon, 0.5))
        for _ in 0..<260 {
            let speed = numbers.between(1.6, 2.6)
            let height = (numbers.unit() + time * speed).truncatingRemainder(dividingBy: 1.15) - 0.1
            let start = Point(stage.width * (numbers.between(-0.1, 1.1) - 0.05 * height), stage.height * height)
            let length = stage.unit * 0.03 * speed
            canvas.line(start, start + Point(-length * 0.2, length), width: stage.unit / 500, ink, 0.4)
        }
    }

    /// Lights up the sky for a moment, about every two seconds, and paints the bolt.
    func paintLightning(on canvas: inout Canvas, at time: Float) {
        let interval: Float = 1.9
        let count = (time / interval).rounded(.down)
        var numbers = stage.numbers(51 &+ UInt64(count))
        let age = time - (count + numbers.between(0.25, 0.7)) * interval
        guard age >= 0, age < 0.36 else { return }
        let strength = (1 - age / 0.36) * (age > 0.08 && age < 0.15 ? 0.3 : 1)
        let flash = Ink(stage.mood.light)
        for y in 0..<Int(stage.height * 0.56) { canvas.mix(y, 0..<canvas.width, flash, 0.34 * strength) }
        paintBolt(on: &canvas, &numbers, strength)
    }

    private func paintBolt(on canvas: inout Canvas, _ numbers: inout SplitMix, _ strength: Float) {
        var place = Point(stage.width * numbers.between(0.15, 0.85), stage.height * 0.04)
        for _ in 0..<9 {
            let next = place + Point(stage.unit * numbers.between(-0.05, 0.05), stage.height * 0.055)
            canvas.line(place, next, width: stage.unit / 60, Ink(stage.mood.horizon), 0.25 * strength)
            canvas.line(place, next, width: stage.unit / 190, Ink(.white), strength)
            place = next
        }
    }
}
