import Foundation

/// Northern lights over a lake.
struct AuroraScene: Scene {
    private let stage: Stage
    private let sky: Sky
    private let hills: [Ridge]
    private let trees: Ridge
    private let lake: Water
    private let curtains: [Curtain]

    init(_ stage: Stage) {
        var numbers = stage.numbers(150)
        let shore = (stage.height * 0.7).rounded()
        self.stage = stage
        sky = Sky(stage, horizon: shore, sunHeight: 0.12...0.3, cloudCount: 2)
        lake = Water(stage, horizon: shore, roughness: 0.5)
        let turn = numbers.between(-0.5, 1.1)
        curtains = (0..<3).map { Curtain(stage, index: $0, turn: turn, shore: shore) }
        hills = [Self.far(stage, shore: shore), Self.near(stage, shore: shore)]
        trees = Ridge(
            noise: stage.noise(154), base: stage.height * 1.02, relief: stage.unit * 0.06, hillLength: stage.unit * 0.7,
            speed: stage.unit * 0.05, sharpness: 0, trees: stage.unit * 0.2)
    }

    private static func far(_ stage: Stage, shore: Float) -> Ridge {
        Ridge(
            noise: stage.noise(151), base: shore - stage.unit * 0.05, relief: stage.unit * 0.17,
            hillLength: stage.unit * 0.5, speed: stage.unit * 0.006, sharpness: 0.8)
    }

    private static func near(_ stage: Stage, shore: Float) -> Ridge {
        Ridge(
            noise: stage.noise(152), base: shore, relief: stage.unit * 0.08,
            hillLength: stage.unit * 0.5, speed: stage.unit * 0.014, sharpness: 0.3, trees: stage.unit * 0.045)
    }

    func paintBackdrop(on canvas: inout Canvas) { sky.paintBackdrop(on: &canvas) }

    func paint(on canvas: inout Canvas, at time: Float) {
        sky.paint(on: &canvas, at: time)
        for curtain in curtains { curtain.paint(on: &canvas, at: time) }
        for (index, ridge) in hills.enumerated() {
            let rock = stage.mood.middle.mixed(with: stage.mood.near, 0.5 + 0.4 * Float(index))
            let tops = ridge.tops(width: canvas.width, at: time).map { min($0, lake.horizon - 1) }
            canvas.fill(below: tops, Array(repeating: Ink(rock), count: canvas.height))
        }
        lake.paintMirror(on: &canvas, at: time)
        lake.paintGlitter(on: &canvas, below: sky.sun.x, at: time)
        let shades = Array(repeating: Ink(stage.mood.near), count: canvas.height)
        canvas.fill(below: trees.tops(width: canvas.width, at: time), shades)
    }
}
