import Foundation

/// A lighthouse on a cliff, its beam going round.
struct Lighthouse {
    private let stage: Stage
    private let waterline: Float
    private let foot: Point
    private let side: Float

    init(_ stage: Stage, waterline: Float) {
        var numbers = stage.numbers(60)
        self.stage = stage
        self.waterline = waterline
        side = numbers.unit() < 0.5 ? -1 : 1
        foot = Point(stage.width * (0.5 + side * 0.27), waterline - stage.unit * 0.1)
    }

    /// Paints the cliff, the tower and the beam.
    func paint(on canvas: inout Canvas, at time: Float) {
        let lamp = foot + Point(0, -stage.unit * 0.335)
        let turn = time * 1.5
        paintBeam(from: lamp, turn, on: &canvas)
        paintBeam(from: lamp, turn + .pi, on: &canvas)
        paintCliff(on: &canvas)
        paintTower(on: &canvas)
        canvas.glow(lamp, radius: stage.unit * (0.12 + 0.14 * max(0, sin(turn))), Ink(stage.mood.light), 0.9)
        canvas.disc(lamp, radius: stage.unit * 0.016, Ink(.white), 1)
    }

    private func paintBeam(from lamp: Point, _ turn: Float, on canvas: inout Canvas) {
        let length = cos(turn) * stage.width
        let spread = stage.unit * (0.05 + 0.13 * (1 + sin(turn)))
        for step in 1...16 {
            let part = Float(step) / 16
            let end = lamp + Point(length * part, -stage.unit * 0.02 * part)
            let corners = [lamp, end + Point(0, -spread * part), end + Point(0, spread * part)]
            canvas.polygon(corners, Ink(stage.mood.light), 0.035)
        }
    }

    private func paintCliff(on canvas: inout Canvas) {
        let noise = stage.noise(61)
        let tops = (0..<canvas.width).map { x in
            let out = (Float(x) - foot.x) * side / stage.unit
            let slope = out > -0.12 ? 1 : max(0, 1 - (-0.12 - out) * 3.4)
            guard slope > 0 else { return Float(canvas.height) }
            let rough = noise.fractal(at: Float(x) / stage.unit * 9, octaves: 4) * stage.unit * 0.035
            return waterline - (waterline - foot.y + rough) * min(1, slope * 1.2)
        }
        let rock = stage.mood.near.mixed(with: stage.mood.middle, 0.16)
        canvas.fill(below: tops, Array(repeating: Ink(rock), count: canvas.height))
    }

    private func paintTower(on canvas: inout Canvas) {
        let unit = stage.unit
        let white = Ink(stage.mood.light.mixed(with: stage.mood.middle, 0.35))
        let band = Ink(Colour(0xB8382E).mixed(with: stage.mood.near, 0.25))
        for stripe in 0..<6 {
            let (low, high) = (Float(stripe) / 6, Float(stripe + 1) / 6)
            paintSection(low * 0.31 * unit, high * 0.31 * unit, stripe % 2 == 0 ? white : band, on: &canvas)
        }
        let dark = Ink(stage.mood.near)
        let gallery = foot + Point(0, -0.315 * unit)
        canvas.line(gallery + Point(-0.032 * unit, 0), gallery + Point(0.032 * unit, 0), width: 0.01 * unit, dark, 1)
        let roof = [Point(-0.026, -0.04), Point(0, -0.075), Point(0.026, -0.04)]
        canvas.polygon(roof.map { gallery + Point($0.x * unit, $0.y * unit) }, dark, 1)
    }

    private func paintSection(_ low: Float, _ high: Float, _ ink: Ink, on canvas: inout Canvas) {
        let (below, above) = (stage.unit * 0.036 - low * 0.045, stage.unit * 0.036 - high * 0.045)
        let corners = [Point(-below, 8 - low), Point(below, 8 - low), Point(above, -high), Point(-above, -high)]
        canvas.polygon(corners.map { foot + $0 }, ink, 1)
    }
}
