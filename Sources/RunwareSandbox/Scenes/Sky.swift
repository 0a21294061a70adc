import Foundation

/// The sky of a scene: a gradient, the sun or moon, stars and clouds.
struct Sky: Sendable {
    /// Where the sky ends.
    let horizon: Float
    /// Where the sun or moon stands.
    let sun: Point
    /// How large it is.
    let sunRadius: Float
    private let stage: Stage
    private let isOvercast: Bool
    private let stars: [Star]
    private let clouds: [Cloud]

    private struct Star {
        let place: Point
        let size: Float
        let phase: Float
    }

    private struct Cloud {
        let place: Point
        let length: Float
        let speed: Float
    }

    /// A sky down to `horizon`, with the sun or moon between two heights of it: 0 is above, 1 the horizon.
    ///
    /// In a storm the sun or moon and the stars are hidden and the clouds are many.
    init(_ stage: Stage, horizon: Float, sunHeight: ClosedRange<Float>, cloudCount: Int = 9) {
        var numbers = stage.numbers(1)
        let height = numbers.between(sunHeight.lowerBound, sunHeight.upperBound)
        self.stage = stage
        self.horizon = horizon
        sun = Point(stage.width * numbers.between(0.24, 0.76), horizon * height)
        sunRadius = stage.unit * numbers.between(0.06, 0.1)
        isOvercast = stage.wishes.contains(.storm)
        stars = (0..<(stage.mood.isDark && !isOvercast ? 150 : 0)).map { _ in
            let place = Point(stage.width * numbers.unit(), horizon * numbers.unit() * numbers.unit())
            return Star(place: place, size: numbers.between(0.5, 1.5), phase: numbers.between(0, 6.28))
        }
        clouds = (0..<(isOvercast ? 34 : cloudCount)).map { _ in
            Cloud(
                place: Point(numbers.unit(), numbers.between(0.12, 0.85)), length: numbers.between(0.12, 0.4),
                speed: numbers.between(0.006, 0.018))
        }
    }
}

extension Sky {
    /// Paints the gradient and the sun or moon with its light.
    func paintBackdrop(on canvas: inout Canvas) {
        var grain = stage.numbers(2)
        let end = min(canvas.height, Int(horizon.rounded(.up)))
        for y in 0..<canvas.height {
            let colour = stage.mood.sky(at: min(1, Float(y) / Float(max(1, end))))
            canvas.paint(row: y) { _ in Ink(colour, dither: grain.unit()) }
        }
        canvas.glow(sun, radius: stage.unit * 0.9, Ink(stage.mood.light.mixed(with: stage.mood.horizon, 0.4)), 0.55)
        guard !isOvercast else { return }
        canvas.glow(sun, radius: sunRadius * 3, Ink(stage.mood.light), 0.7)
        canvas.disc(sun, radius: sunRadius, Ink(stage.mood.light), 1)
        if stage.mood.isDark { paintCraters(on: &canvas) }
    }

    /// Paints the stars, which twinkle, and the clouds, which drift.
    func paint(on canvas: inout Canvas, at time: Float) {
        let white = Ink(stage.mood.light.mixed(with: .white, 0.6))
        for star in stars {
            let shine = 0.55 + 0.45 * sin(star.phase + time * 2.4)
            canvas.disc(star.place, radius: star.size * stage.unit / 700, white, shine)
        }
        for cloud in clouds { paint(cloud, on: &canvas, at: time) }
    }

    private func paintCraters(on canvas: inout Canvas) {
        let shade = Ink(stage.mood.light.mixed(with: stage.mood.middle, 0.35))
        for (x, y, size) in [(-0.35, -0.2, 0.24), (0.3, 0.15, 0.3), (-0.05, 0.5, 0.17), (0.25, -0.5, 0.13)]
            as [(Float, Float, Float)]
        {
            canvas.disc(sun + Point(x * sunRadius, y * sunRadius), radius: size * sunRadius, shade, 0.45)
        }
    }

    private func paint(_ cloud: Cloud, on canvas: inout Canvas, at time: Float) {
        let length = cloud.length * stage.unit * 1.4
        let way = stage.width + 2 * length
        let travelled = (cloud.place.x * way + time * cloud.speed * stage.unit).truncatingRemainder(dividingBy: way)
        let centre = Point(travelled - length, cloud.place.y * horizon)
        let colour = stage.mood.sky(at: min(1, cloud.place.y + 0.35)).mixed(with: stage.mood.light, 0.25)
        let ink = Ink(isOvercast ? colour.mixed(with: stage.mood.near, 0.45) : colour)
        for (x, y, size) in [(0, 0, 1), (-0.4, 0.012, 0.62), (0.36, 0.02, 0.7), (0.1, -0.016, 0.5)]
            as [(Float, Float, Float)]
        {
            let place = centre + Point(x * length, y * stage.unit)
            canvas.ellipse(place, across: length * size, down: stage.unit * 0.012 * (0.6 + size), ink, 0.26)
        }
    }
}
