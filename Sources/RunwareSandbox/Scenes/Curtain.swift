import Foundation

/// One band of northern lights.
struct Curtain: Sendable {
    private let stage: Stage
    private let noise: ValueNoise
    private let colour: Colour
    private let tip: Colour
    private let base: Float
    private let tall: Float

    init(_ stage: Stage, index: Int, turn: Float, shore: Float) {
        self.stage = stage
        noise = stage.noise(160 + UInt64(index))
        colour = Colour(0x3DFFA8).turned(by: turn + Float(index) * 0.35)
        tip = Colour(0xC85FFF).turned(by: turn)
        base = shore * (0.8 - 0.17 * Float(index))
        tall = stage.height * (0.34 - 0.05 * Float(index))
    }

    /// Paints the band, which waves and flickers in rays.
    func paint(on canvas: inout Canvas, at time: Float) {
        let inks = (0..<32).map { Ink(colour.mixed(with: tip, Float($0) / 32)) }
        for x in 0..<canvas.width {
            let place = Float(x) / stage.unit
            let fold = noise.fractal(at: place * 1.3 + time * 0.12, octaves: 3)
            let ray = noise.height(at: place * 16 + fold * 9 + time * 0.5)
            let strength = 0.5 + 0.5 * noise.height(at: place * 1.1 - time * 0.17 + 7)
            paintColumn(
                x, foot: base + fold * stage.unit * 0.2, shine: strength * (0.85 + 0.35 * ray), inks, on: &canvas)
        }
    }

    private func paintColumn(_ x: Int, foot: Float, shine: Float, _ inks: [Ink], on canvas: inout Canvas) {
        let height = tall * (0.55 + 0.6 * shine)
        for y in max(0, Int(foot - height))..<max(0, min(canvas.height, Int(foot))) {
            let up = (foot - Float(y)) / height
            let edge = min(1, up * 9)
            canvas.mix(x, y, inks[min(31, Int(up * 32))], shine * edge * (1 - up) * (1 - up * 0.4))
        }
    }
}
