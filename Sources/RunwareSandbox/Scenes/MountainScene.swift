import Foundation

/// Ridges one behind the other, with mist between them and birds above.
struct MountainScene: Scene {
    private let stage: Stage
    private let sky: Sky
    private let ridges: [Ridge]

    init(_ stage: Stage) {
        self.stage = stage
        sky = Sky(stage, horizon: stage.height * 0.72, sunHeight: 0.25...0.62)
        ridges = (0..<5).map { Self.ridge($0, on: stage) }
    }

    private static func ridge(_ index: Int, on stage: Stage) -> Ridge {
        let depth = Float(index) / 4
        return Ridge(
            noise: stage.noise(10 + UInt64(index)), base: stage.height * (0.56 + 0.4 * depth),
            relief: stage.unit * (0.36 - 0.2 * depth), hillLength: stage.unit * (0.62 - 0.1 * depth),
            speed: stage.unit * (0.008 + 0.06 * depth * depth), sharpness: 1 - depth,
            trees: index < 3 ? 0 : stage.unit * (index == 3 ? 0.05 : 0.11))
    }

    func paintBackdrop(on canvas: inout Canvas) { sky.paintBackdrop(on: &canvas) }

    func paint(on canvas: inout Canvas, at time: Float) {
        sky.paint(on: &canvas, at: time)
        for (index, ridge) in ridges.enumerated() {
            canvas.fill(below: ridge.tops(width: canvas.width, at: time), shades(index, rows: canvas.height))
            if index == 1 { paintBirds(on: &canvas, at: time) }
        }
    }

    private func shades(_ index: Int, rows: Int) -> [Ink] {
        let depth = Float(index + 1) / 5
        let mist = stage.mood.horizon.mixed(with: stage.mood.near, depth * 0.72)
        let rock = stage.mood.middle.mixed(with: stage.mood.near, 0.15 + 0.85 * depth)
        let top = ridges[index].base - ridges[index].relief * 0.7
        return (0..<rows).map { y in
            let fall = min(1, max(0, (Float(y) - top) / (stage.unit * 0.42)))
            return Ink(rock.mixed(with: mist, fall * (1 - depth) * 0.95))
        }
    }

    private func paintBirds(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(20)
        let ink = Ink(stage.mood.near)
        let flock = Point(stage.width * numbers.between(0.1, 0.5), stage.height * numbers.between(0.16, 0.34))
        for _ in 0..<9 {
            let offset = Point(numbers.between(-0.14, 0.14) * stage.unit, numbers.between(-0.06, 0.06) * stage.unit)
            let flap = sin(time * numbers.between(7, 10) + numbers.between(0, 6)) * 0.6
            let centre = flock + offset + Point(time * stage.unit * 0.045, sin(time + offset.x) * stage.unit * 0.008)
            let wing = stage.unit * 0.015
            for side in [-1, 1] as [Float] {
                let tip = centre + Point(side * wing, -wing * (0.35 + flap * 0.5))
                canvas.line(centre, tip, width: max(1, stage.unit / 300), ink, 0.9)
            }
        }
    }
}
