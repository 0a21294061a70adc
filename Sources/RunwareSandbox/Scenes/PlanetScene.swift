import Foundation

/// Dunes under a planet with a ring.
struct PlanetScene: Scene {
    private let stage: Stage
    private let sky: Sky
    private let dunes: [Ridge]
    private let planet: Planet

    init(_ stage: Stage) {
        self.stage = stage
        sky = Sky(stage, horizon: stage.height * 0.74, sunHeight: 0.7...0.92)
        planet = Planet(stage, besides: sky.sun)
        dunes = (0..<4).map { index in
            let depth = Float(index) / 3
            return Ridge(
                noise: stage.noise(120 + UInt64(index)), base: stage.height * (0.7 + 0.22 * depth),
                relief: stage.unit * (0.1 + 0.05 * depth), hillLength: stage.unit * (0.55 + 0.35 * depth),
                speed: stage.unit * (0.01 + 0.06 * depth * depth), sharpness: 0.25)
        }
    }

    func paintBackdrop(on canvas: inout Canvas) {
        sky.paintBackdrop(on: &canvas)
        planet.paint(on: &canvas)
    }

    func paint(on canvas: inout Canvas, at time: Float) {
        sky.paint(on: &canvas, at: time)
        planet.paintMoon(on: &canvas, at: time)
        paintShootingStar(on: &canvas, at: time)
        for (index, dune) in dunes.enumerated() {
            let tops = dune.tops(width: canvas.width, at: time)
            canvas.fill(below: tops, shades(index, rows: canvas.height))
            paintCrest(tops, index, on: &canvas)
        }
        paintDust(on: &canvas, at: time)
    }

    private func shades(_ index: Int, rows: Int) -> [Ink] {
        let near = Float(index) / 3
        let sand = stage.mood.horizon.mixed(with: stage.mood.middle, 0.35).mixed(
            with: stage.mood.near, 0.12 + 0.6 * near)
        let top = dunes[index].base - dunes[index].relief
        return (0..<rows).map { y in
            let fall = min(1, max(0, (Float(y) - top) / (stage.unit * 0.35)))
            return Ink(sand.mixed(with: stage.mood.near, 0.55 * fall))
        }
    }

    /// Lights the slopes that look towards the sun, right below the crest.
    private func paintCrest(_ tops: [Float], _ index: Int, on canvas: inout Canvas) {
        let light = Ink(stage.mood.light.mixed(with: stage.mood.horizon, 0.4))
        let depth = Int(stage.unit * (0.01 + 0.014 * Float(index)))
        let reach = Int(stage.unit * 0.02)
        for x in tops.indices {
            let (before, after) = (tops[max(0, x - reach)], tops[min(tops.count - 1, x + reach)])
            let towardsSun = max(-1, min(1, (Float(x) - sky.sun.x) / (stage.width * 0.25)))
            let lit = min(0.55, -(before - after) * -towardsSun / Float(reach) * 0.9)
            guard lit > 0 else { continue }
            for step in 1...max(1, depth) {
                canvas.mix(x, Int(tops[x]) + step, light, lit * (1 - Float(step) / Float(depth + 1)))
            }
        }
    }

    private func paintShootingStar(on canvas: inout Canvas, at time: Float) {
        let count = (time / 2.3).rounded(.down)
        var numbers = stage.numbers(130 &+ UInt64(count))
        let age = (time - count * 2.3 - 0.6) / 0.8
        guard age > 0, age < 1 else { return }
        let start = Point(stage.width * numbers.between(0.1, 0.7), stage.height * numbers.between(0.05, 0.25))
        let head = start + Point(age * stage.unit * 0.5, age * stage.unit * 0.17)
        let shine = sin(age * .pi)
        canvas.line(
            head - Point(stage.unit * 0.16, stage.unit * 0.054), head, width: stage.unit / 260, Ink(.white), shine * 0.6
        )
        canvas.glow(head, radius: stage.unit * 0.02, Ink(.white), shine)
    }

    private func paintDust(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(131)
        let ink = Ink(stage.mood.light)
        for _ in 0..<46 {
            let way = stage.width * 1.1
            let travelled = (numbers.unit() * way + time * stage.unit * numbers.between(0.04, 0.16))
            let place = Point(
                travelled.truncatingRemainder(dividingBy: way),
                stage.height * numbers.between(0.62, 1) + sin(time + numbers.between(0, 6)) * stage.unit * 0.01)
            canvas.disc(place, radius: stage.unit * numbers.between(0.0012, 0.004), ink, 0.45)
        }
    }
}
