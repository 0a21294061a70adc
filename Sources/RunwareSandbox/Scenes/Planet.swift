import Foundation

/// A planet with a ring, lit from the side of the sun, and a moon that goes round it.
struct Planet: Sendable {
    private let stage: Stage
    private let centre: Point
    private let radius: Float
    private let towardsSun: Float
    private let body: Colour
    private let tilt: Float = 0.32

    init(_ stage: Stage, besides sun: Point) {
        var numbers = stage.numbers(140)
        self.stage = stage
        towardsSun = sun.x < stage.width / 2 ? -1 : 1
        radius = stage.unit * numbers.between(0.16, 0.22)
        centre = Point(
            stage.width * 0.5 - towardsSun * stage.width * numbers.between(0.1, 0.24),
            stage.height * numbers.between(0.27, 0.36))
        body = stage.mood.horizon.turned(by: numbers.between(-0.5, 1)).mixed(with: stage.mood.middle, 0.4)
    }

    /// Paints the planet with its ring, which passes behind it above and before it below.
    func paint(on canvas: inout Canvas) {
        paintRing(on: &canvas, isFront: false)
        paintBody(on: &canvas)
        paintRing(on: &canvas, isFront: true)
    }

    /// Paints the moon.
    func paintMoon(on canvas: inout Canvas, at time: Float) {
        let angle = time * 0.22 + 2.4
        let place = centre + Point(cos(angle) * radius * 2.1, sin(angle) * radius * 0.7 - radius * 0.2)
        let isBehind = sin(angle) < 0 && abs(place.x - centre.x) < radius
        guard !isBehind else { return }
        canvas.disc(place, radius: radius * 0.13, Ink(stage.mood.middle.mixed(with: stage.mood.near, 0.4)), 1)
        canvas.disc(
            place + Point(towardsSun * radius * 0.03, -radius * 0.015), radius: radius * 0.1,
            Ink(stage.mood.light.mixed(with: body, 0.3)), 0.9)
    }

    private func paintBody(on canvas: inout Canvas) {
        let noise = stage.noise(141)
        for y in Int(centre.y - radius)...Int(centre.y + radius) {
            let down = (Float(y) + 0.5 - centre.y) / radius
            let reach = max(0, 1 - down * down).squareRoot() * radius
            let band = noise.fractal(at: down * 4.5, octaves: 4)
            let colour = body.mixed(with: band > 0 ? stage.mood.light : stage.mood.middle, abs(band) * 0.75)
            canvas.run(y, centre.x - reach, centre.x + reach, Ink(colour), 1)
            paintShade(row: y, reach: reach, down: down, on: &canvas)
        }
    }

    private func paintShade(row y: Int, reach: Float, down: Float, on canvas: inout Canvas) {
        let dark = Ink(stage.mood.zenith.mixed(with: stage.mood.near, 0.5))
        for x in max(0, Int(centre.x - reach))..<max(0, min(canvas.width, Int(centre.x + reach))) {
            let across = (Float(x) - centre.x) / radius
            let light =
                across * towardsSun * 0.85 - down * 0.25 + max(0, 1 - across * across - down * down).squareRoot() * 0.45
            canvas.mix(x, y, dark, min(0.88, max(0, 0.62 - light * 1.1)))
        }
    }

    private func paintRing(on canvas: inout Canvas, isFront: Bool) {
        let noise = stage.noise(142)
        for band in 0..<26 {
            let size = radius * (1.28 + 0.03 * Float(band))
            let ink = Ink(stage.mood.light.mixed(with: body, 0.5 + 0.3 * noise.random(band)))
            let amount = 0.34 + 0.3 * noise.random(band &* 5)
            var last = ringPlace(size, isFront ? 0 : .pi)
            for step in 1...48 {
                let next = ringPlace(size, (isFront ? 0 : .pi) + Float(step) / 48 * .pi)
                canvas.line(last, next, width: radius * 0.032, ink, amount)
                last = next
            }
        }
    }

    private func ringPlace(_ size: Float, _ angle: Float) -> Point {
        let (across, down) = (cos(angle) * size, sin(angle) * size * 0.24)
        return centre + Point(across * cos(tilt) + down * sin(tilt), down * cos(tilt) - across * sin(tilt))
    }
}
