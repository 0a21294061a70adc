import Foundation

/// A town at night with lit windows, a wet street and lanterns, and a big wheel if asked for.
struct CityScene: Scene {
    private let stage: Stage
    private let sky: Sky
    private let rows: [HouseRow]
    private let street: Water
    private let wheel: BigWheel?

    init(_ stage: Stage) {
        self.stage = stage
        let ground = (stage.height * 0.8).rounded()
        sky = Sky(stage, horizon: ground, sunHeight: 0.12...0.34)
        rows = (0..<3).map { HouseRow(stage, depth: Float($0) / 2, ground: ground) }
        street = Water(stage, horizon: ground, roughness: 0.7)
        wheel = stage.wishes.contains(.carnival) || stage.seed % 3 == 0 ? BigWheel(stage, ground: ground) : nil
    }

    func paintBackdrop(on canvas: inout Canvas) { sky.paintBackdrop(on: &canvas) }

    func paint(on canvas: inout Canvas, at time: Float) {
        sky.paint(on: &canvas, at: time)
        rows[0].paint(on: &canvas, at: time)
        rows[1].paint(on: &canvas, at: time)
        wheel?.paint(on: &canvas, at: time)
        rows[2].paint(on: &canvas, at: time)
        street.paintMirror(on: &canvas, at: time)
        paintTraffic(on: &canvas, at: time)
        paintLanterns(on: &canvas, at: time)
    }

    private func paintTraffic(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(70)
        for index in 0..<7 {
            let heading: Float = index % 2 == 0 ? 1 : -1
            let way = stage.width * 1.4
            let speed = stage.unit * numbers.between(0.18, 0.42)
            var place = (numbers.unit() * way + heading * time * speed).truncatingRemainder(dividingBy: way)
            if place < 0 { place += way }
            let y = street.horizon + stage.height * (heading > 0 ? 0.055 : 0.022)
            let ink = Ink(Colour(heading > 0 ? 0xFFF1C4 : 0xFF4A3A))
            paintLamp(Point(place - stage.width * 0.2, y), heading, ink, on: &canvas)
        }
    }

    private func paintLamp(_ lamp: Point, _ heading: Float, _ ink: Ink, on canvas: inout Canvas) {
        let unit = stage.unit
        canvas.glow(lamp, radius: unit * 0.05, ink, 0.8)
        canvas.disc(lamp, radius: unit * 0.006, Ink(.white), 1)
        for part in 1...4 {
            let tail = lamp - Point(heading * unit * 0.035 * Float(part), 0)
            canvas.line(lamp, tail, width: unit * 0.005, ink, 0.2)
            canvas.ellipse(
                lamp + Point(0, unit * 0.05), across: unit * 0.004 * Float(part), down: unit * 0.05, ink, 0.1)
        }
    }

    private func paintLanterns(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(71)
        for _ in 0..<16 {
            let size = stage.unit * numbers.between(0.006, 0.02)
            let height = (numbers.unit() + time * numbers.between(0.012, 0.035)).truncatingRemainder(dividingBy: 1)
            let sway = sin(time * 0.8 + numbers.between(0, 6.28)) * stage.unit * 0.012
            let place = Point(stage.width * numbers.unit() + sway, stage.height * (0.86 - 0.86 * height))
            let ink = Ink(Colour(0xFFB347).turned(by: numbers.between(-0.35, 0.2)))
            canvas.glow(place, radius: size * 5, ink, 0.55)
            canvas.ellipse(place, across: size * 0.8, down: size, ink, 1)
            canvas.ellipse(
                place + Point(0, size * 0.3), across: size * 0.45, down: size * 0.5, Ink(Colour(0xFFF4D0)), 0.9)
        }
    }
}
