import Foundation

/// A wheel of lights that turns above the roofs.
struct BigWheel: Sendable {
    private let stage: Stage
    private let hub: Point
    private let radius: Float

    init(_ stage: Stage, ground: Float) {
        var numbers = stage.numbers(90)
        self.stage = stage
        radius = stage.unit * numbers.between(0.26, 0.3)
        hub = Point(stage.width * numbers.between(0.28, 0.72), ground - radius - stage.unit * 0.14)
    }

    /// Paints the wheel.
    func paint(on canvas: inout Canvas, at time: Float) {
        let steel = Ink(stage.mood.horizon.mixed(with: stage.mood.near, 0.2))
        let width = max(1, stage.unit / 320)
        for side in [-1, 1] as [Float] {
            canvas.line(hub, hub + Point(side * radius * 0.5, radius * 1.4), width: width * 2.5, steel, 1)
        }
        let spokes = 16
        for spoke in 0..<spokes {
            let (here, next) = (rim(spoke, of: spokes, at: time), rim(spoke + 1, of: spokes, at: time))
            canvas.line(hub, here, width: width, steel, 0.9)
            canvas.line(here, next, width: width * 1.5, steel, 1)
            paintLights(spoke, from: here, on: &canvas, at: time)
        }
        canvas.glow(hub, radius: radius * 0.3, Ink(stage.mood.light), 0.8)
    }

    private func rim(_ spoke: Int, of spokes: Int, at time: Float) -> Point {
        let angle = Float(spoke) / Float(spokes) * 2 * .pi + time * 0.32
        return hub + Point(cos(angle) * radius, sin(angle) * radius)
    }

    private func paintLights(_ spoke: Int, from rim: Point, on canvas: inout Canvas, at time: Float) {
        let ink = Ink(Colour(0xFF5FA2).turned(by: Float(spoke) * 0.9))
        let shine = 0.65 + 0.35 * sin(time * 5 + Float(spoke) * 1.3)
        canvas.glow(rim, radius: stage.unit * 0.034, ink, shine)
        canvas.disc(rim, radius: stage.unit * 0.008, Ink(Colour(0xFFF6E0)), shine)
        canvas.disc(rim + Point(0, stage.unit * 0.022), radius: stage.unit * 0.012, ink, 0.9)
        for step in 1...3 {
            let place = hub + Point((rim.x - hub.x) * Float(step) / 4, (rim.y - hub.y) * Float(step) / 4)
            canvas.disc(place, radius: stage.unit * 0.0035, ink, shine)
        }
    }
}
