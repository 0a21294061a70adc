import Foundation

/// Life under water: shafts of light, coral, weeds, fish, jellyfish and bubbles.
struct ReefScene: Scene {
    private let stage: Stage
    private let water: (above: Colour, middle: Colour, below: Colour)
    private let beds: [Ridge]
    private let life: ReefLife

    init(_ stage: Stage) {
        var numbers = stage.numbers(100)
        let turn = numbers.between(-0.5, 0.5)
        self.stage = stage
        water = (
            Colour(0x6FE3DC).turned(by: turn), Colour(0x0E7C9C).turned(by: turn), Colour(0x04203F).turned(by: turn)
        )
        beds = (0..<3).map { Self.bed($0, on: stage) }
        life = ReefLife(stage)
    }

    private static func bed(_ index: Int, on stage: Stage) -> Ridge {
        let depth = Float(index) / 2
        return Ridge(
            noise: stage.noise(101 + UInt64(index)), base: stage.height * (0.78 + 0.15 * depth),
            relief: stage.unit * (0.24 - 0.1 * depth), hillLength: stage.unit * (0.4 - 0.12 * depth),
            speed: stage.unit * (0.01 + 0.04 * depth), sharpness: 0)
    }

    func paintBackdrop(on canvas: inout Canvas) {
        var grain = stage.numbers(104)
        for y in 0..<canvas.height {
            let height = Float(y) / Float(canvas.height)
            let colour =
                height < 0.4
                ? water.above.mixed(with: water.middle, height / 0.4)
                : water.middle.mixed(with: water.below, (height - 0.4) / 0.6)
            canvas.paint(row: y) { _ in Ink(colour, dither: grain.unit()) }
        }
        canvas.glow(Point(stage.width * 0.5, -stage.unit * 0.05), radius: stage.unit * 0.9, Ink(.white), 0.5)
    }

    func paint(on canvas: inout Canvas, at time: Float) {
        paintShafts(on: &canvas, at: time)
        for (index, bed) in beds.enumerated() {
            canvas.fill(below: bed.tops(width: canvas.width, at: time), shades(index, rows: canvas.height))
            life.paintPlants(row: index, on: bed, on: &canvas, at: time)
            life.paintFish(school: index, on: &canvas, at: time)
        }
        life.paintJellyfish(on: &canvas, at: time)
        life.paintBubbles(on: &canvas, at: time)
    }

    private func paintShafts(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(105)
        let ink = Ink(water.above.mixed(with: .white, 0.5))
        for _ in 0..<8 {
            let middle =
                stage.width * numbers.between(0.05, 0.95) + sin(time * 0.35 + numbers.between(0, 6)) * stage.unit * 0.06
            let width = stage.unit * numbers.between(0.02, 0.07)
            let slant = (middle - stage.width / 2) * 0.5
            let shine = 0.07 + 0.06 * sin(time * numbers.between(0.6, 1.3) + numbers.between(0, 6))
            let foot = stage.height * 0.9
            canvas.polygon(
                [
                    Point(middle - width / 2, 0), Point(middle + width / 2, 0),
                    Point(middle + slant + width * 1.7, foot), Point(middle + slant - width * 1.7, foot),
                ],
                ink, shine)
        }
    }

    private func shades(_ index: Int, rows: Int) -> [Ink] {
        let near = Float(index + 1) / 3
        let rock = water.middle.mixed(with: water.below, 0.35 + 0.5 * near).mixed(with: .black, 0.3 * near)
        return (0..<rows).map { Ink(rock.mixed(with: water.below, Float($0) / Float(rows) * 0.5)) }
    }
}
