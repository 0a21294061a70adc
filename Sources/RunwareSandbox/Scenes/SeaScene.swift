import Foundation

/// Open water under a low sun, with a boat, or with a lighthouse, rain and lightning if asked for.
struct SeaScene: Scene {
    private let stage: Stage
    private let sky: Sky
    private let water: Water
    private let weather: Weather?

    init(_ stage: Stage) {
        self.stage = stage
        let horizon = (stage.height * 0.56).rounded()
        sky = Sky(stage, horizon: horizon, sunHeight: 0.5...0.86)
        water = Water(stage, horizon: horizon, roughness: stage.wishes.contains(.storm) ? 3 : 1)
        weather = stage.wishes.contains(.storm) ? Weather(stage) : nil
    }

    func paintBackdrop(on canvas: inout Canvas) { sky.paintBackdrop(on: &canvas) }

    func paint(on canvas: inout Canvas, at time: Float) {
        sky.paint(on: &canvas, at: time)
        weather?.paintLightning(on: &canvas, at: time)
        if stage.wishes.contains(.lighthouse) {
            Lighthouse(stage, waterline: water.horizon).paint(on: &canvas, at: time)
        } else {
            paintIsland(on: &canvas)
        }
        water.paintMirror(on: &canvas, at: time)
        water.paintGlitter(on: &canvas, below: weather == nil ? sky.sun.x : nil, at: time)
        if !stage.wishes.contains(.lighthouse) { paintBoat(on: &canvas, at: time) }
        weather?.paintRain(on: &canvas, at: time)
    }

    private func paintIsland(on canvas: inout Canvas) {
        var numbers = stage.numbers(30)
        let centre = stage.width * (sky.sun.x > stage.width / 2 ? 0.2 : 0.8)
        let noise = stage.noise(31)
        let ink = Ink(stage.mood.middle.mixed(with: stage.mood.near, 0.6))
        let length = stage.unit * numbers.between(0.3, 0.5)
        let tops = (0..<canvas.width).map { x in
            let place = (Float(x) - centre) / length
            let hill = (1 + noise.fractal(at: place * 3 + 9, octaves: 4) * 0.6) * max(0, 1 - place * place)
            return hill > 0 ? water.horizon - hill * stage.unit * 0.09 : Float(canvas.height)
        }
        canvas.fill(below: tops, Array(repeating: ink, count: canvas.height))
    }

    private func paintBoat(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(32)
        let size = stage.unit * numbers.between(0.13, 0.19)
        let heading: Float = sky.sun.x > stage.width / 2 ? 1 : -1
        let start = sky.sun.x - heading * stage.width * numbers.between(0.1, 0.22)
        let swell = sin(time * 1.7) * size * 0.035
        let deck = Point(start + heading * time * stage.unit * 0.022, water.horizon + stage.unit * 0.1 + swell)
        let tilt = sin(time * 1.3) * 0.05
        Boat(size: size, heading: heading, tilt: tilt, mood: stage.mood).paint(on: &canvas, at: deck)
    }
}
