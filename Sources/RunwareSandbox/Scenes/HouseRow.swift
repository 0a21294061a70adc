import Foundation

/// A row of houses that slides by, far or near.
struct HouseRow: Sendable {
    private let stage: Stage
    private let depth: Float
    private let ground: Float
    private let noise: ValueNoise
    private let plot: Float

    /// A row at a depth: 0 is far, 1 near.
    init(_ stage: Stage, depth: Float, ground: Float) {
        self.stage = stage
        self.depth = depth
        self.ground = ground
        noise = stage.noise(80 + UInt64(depth * 10))
        plot = stage.unit * (0.085 + 0.075 * depth)
    }

    /// Paints the houses and their windows.
    func paint(on canvas: inout Canvas, at time: Float) {
        let travelled = time * stage.unit * (0.008 + 0.035 * depth * depth)
        let first = Int((travelled / plot).rounded(.down))
        for house in first...first + Int(stage.width / plot) + 1 {
            paint(house, left: Float(house) * plot - travelled, on: &canvas, at: time)
        }
    }

    private func paint(_ house: Int, left: Float, on canvas: inout Canvas, at time: Float) {
        let tall = 0.5 + 0.5 * noise.random(house)
        let height = stage.height * (0.2 + 0.36 * tall * tall) * (1.25 - 0.5 * depth)
        let top = ground - height
        let wall = stage.mood.middle.mixed(with: stage.mood.near, 0.42 + 0.5 * depth)
        let right = left + plot * (1.02 - 0.03 * depth)
        let inks = (Ink(wall.mixed(with: stage.mood.horizon, 0.16 * (1 - depth))), Ink(wall))
        for y in max(0, Int(top))..<Int(ground) {
            canvas.run(y, left, right, noise.random(house &* 5) > 0 ? inks.0 : inks.1, 1)
        }
        paintMast(house, Point((left + right) / 2, top), on: &canvas, at: time)
        paintWindows(house, left, right, top, on: &canvas, at: time)
    }

    private func paintMast(_ house: Int, _ foot: Point, on canvas: inout Canvas, at time: Float) {
        guard noise.random(house &* 11) > 0.4 else { return }
        let tip = foot - Point(0, stage.unit * 0.05)
        canvas.line(foot, tip, width: max(1, stage.unit / 360), Ink(stage.mood.near), 1)
        let blink = 0.5 + 0.5 * sin(time * 4 + Float(house))
        canvas.glow(tip, radius: stage.unit * 0.014, Ink(Colour(0xFF5040)), blink)
    }

    private func paintWindows(
        _ house: Int, _ left: Float, _ right: Float, _ top: Float, on canvas: inout Canvas, at time: Float
    ) {
        let size = stage.unit * (0.008 + 0.007 * depth)
        let columns = max(1, Int((right - left) / (size * 2.1)))
        let gap = (right - left) / Float(columns)
        let warm = Ink(Colour(0xFFCE7A).mixed(with: stage.mood.horizon, 0.35 * (1 - depth)))
        let cool = Ink(Colour(0x9FE3FF).mixed(with: stage.mood.horizon, 0.35 * (1 - depth)))
        for row in 0..<max(0, Int((ground - top) / (size * 2.4)) - 1) {
            for column in 0..<columns {
                let chance = noise.random(house &* 977 &+ row &* 31 &+ column)
                guard chance > 0.05 else { continue }
                let flicker = chance > 0.9 ? 0.6 + 0.4 * sin(time * 3 + chance * 90) : 1
                let corner = Point(left + (Float(column) + 0.28) * gap, top + size * (1.2 + 2.4 * Float(row)))
                paintWindow(corner, size, chance > 0.72 ? cool : warm, flicker * (0.5 + chance * 0.45), on: &canvas)
            }
        }
    }

    private func paintWindow(_ corner: Point, _ size: Float, _ ink: Ink, _ amount: Float, on canvas: inout Canvas) {
        for y in Int(corner.y)..<Int(corner.y + size * 1.25) {
            canvas.run(y, corner.x, corner.x + size, ink, amount)
        }
    }
}
