import Foundation

/// What lives in a reef.
struct ReefLife: Sendable {
    private let stage: Stage
    private let coral: [Colour]

    init(_ stage: Stage) {
        var numbers = stage.numbers(110)
        let turn = numbers.between(0, 6.28)
        self.stage = stage
        coral = [0xFF6F61, 0xFFB04A, 0xD65FD0].map { Colour($0).turned(by: turn * 0.15) }
    }

    /// Paints weeds and coral fans that stand on a bed and sway.
    func paintPlants(row: Int, on bed: Ridge, on canvas: inout Canvas, at time: Float) {
        let spacing = stage.unit * (0.07 + 0.02 * Float(row))
        let travelled = time * bed.speed
        let first = Int((travelled / spacing).rounded(.down)) - 1
        for plant in first...first + Int(stage.width / spacing) + 2 {
            let place = Float(plant) * spacing + bed.noise.random(plant) * spacing * 0.4
            let foot = Point(place - travelled, bed.top(at: place) + stage.unit * 0.01)
            let colour = coral[abs(plant) % 3].mixed(with: Colour(0x05304A), 0.68 - 0.26 * Float(row))
            if plant % 3 == 0 {
                paintFan(foot, colour, size: stage.unit * (0.05 + 0.02 * Float(row)), on: &canvas)
            } else {
                paintWeed(foot, colour, plant, tall: stage.unit * (0.1 + 0.05 * Float(row)), on: &canvas, at: time)
            }
        }
    }

    private func paintWeed(
        _ foot: Point, _ colour: Colour, _ plant: Int, tall: Float, on canvas: inout Canvas, at time: Float
    ) {
        let ink = Ink(colour)
        var place = foot
        for joint in 1...7 {
            let sway = sin(time * 1.4 + Float(plant) * 1.7 + Float(joint) * 0.5) * tall * 0.035 * Float(joint) * 0.5
            let next = Point(place.x + sway, place.y - tall / 7)
            canvas.line(place, next, width: tall * 0.075 * (1.15 - Float(joint) / 7), ink, 1)
            place = next
        }
    }

    private func paintFan(_ foot: Point, _ colour: Colour, size: Float, on canvas: inout Canvas) {
        let ink = Ink(colour)
        for branch in -3...3 {
            let angle = Float(branch) * 0.32
            let tip = foot + Point(sin(angle) * size, -cos(angle) * size)
            canvas.line(foot, tip, width: size * 0.11, ink, 1)
            canvas.disc(tip, radius: size * 0.13, ink, 1)
        }
    }

    /// Paints a school of fish that swims by.
    func paintFish(school: Int, on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(111 + UInt64(school))
        let heading: Float = numbers.unit() < 0.5 ? -1 : 1
        let speed = stage.unit * numbers.between(0.06, 0.12)
        let start = Point(stage.width * numbers.between(0.25, 0.75), stage.height * numbers.between(0.2, 0.62))
        let size = stage.unit * (0.011 + 0.006 * Float(school))
        let ink = Ink(coral[(school + 1) % 3].mixed(with: Colour(0xEFFFFF), school == 0 ? 0.6 : 0.25))
        for _ in 0..<13 - school * 3 {
            let offset = Point(numbers.between(-0.2, 0.2) * stage.unit, numbers.between(-0.08, 0.08) * stage.unit)
            let wave = sin(time * 2 + offset.x * 0.03) * stage.unit * 0.012
            let place = start + offset + Point(heading * time * speed - heading * stage.unit * 0.15, wave)
            paintOne(place, heading, size * numbers.between(0.8, 1.2), ink, wag: sin(time * 11 + offset.y), on: &canvas)
        }
    }

    private func paintOne(
        _ place: Point, _ heading: Float, _ size: Float, _ ink: Ink, wag: Float, on canvas: inout Canvas
    ) {
        let tail = place - Point(heading * size * 1.1, 0)
        let end = tail.x - heading * size * 0.9
        canvas.polygon(
            [tail, Point(end, tail.y - size * (0.6 + 0.2 * wag)), Point(end, tail.y + size * (0.6 - 0.2 * wag))], ink,
            0.95)
        canvas.ellipse(place, across: size * 1.5, down: size * 0.62, ink, 1)
        canvas.disc(place + Point(heading * size * 0.85, -size * 0.12), radius: size * 0.14, Ink(Colour(0x04101C)), 1)
    }

    /// Paints jellyfish that pulse upwards and glow.
    func paintJellyfish(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(115)
        for index in 0..<3 {
            let size = stage.unit * numbers.between(0.03, 0.055)
            let pulse = sin(time * 2.2 + Float(index) * 2)
            let place = Point(
                stage.width * numbers.between(0.12, 0.88) + sin(time * 0.5 + Float(index)) * stage.unit * 0.03,
                stage.height * numbers.between(0.2, 0.55) - time * stage.unit * 0.012 + pulse * size * 0.2)
            paintJelly(place, size, pulse, Ink(coral[index].mixed(with: .white, 0.35)), on: &canvas, at: time)
        }
    }

    private func paintJelly(
        _ place: Point, _ size: Float, _ pulse: Float, _ ink: Ink, on canvas: inout Canvas, at time: Float
    ) {
        canvas.glow(place, radius: size * 3.2, ink, 0.35)
        for arm in -2...2 {
            var joint = place + Point(Float(arm) * size * 0.36, size * 0.2)
            for step in 1...5 {
                let sway = sin(time * 2.6 + Float(arm) + Float(step) * 0.9) * size * 0.13
                let next = joint + Point(sway, size * 0.42)
                canvas.line(joint, next, width: size * 0.08, ink, 0.5)
                joint = next
            }
        }
        canvas.ellipse(place, across: size * (1 + 0.1 * pulse), down: size * 0.68, ink, 0.55)
        canvas.ellipse(place - Point(0, size * 0.12), across: size * 0.7, down: size * 0.4, Ink(.white), 0.3)
    }

    /// Paints bubbles that rise.
    func paintBubbles(on canvas: inout Canvas, at time: Float) {
        var numbers = stage.numbers(116)
        for _ in 0..<34 {
            let size = stage.unit * numbers.between(0.002, 0.009)
            let height = (numbers.unit() + time * numbers.between(0.06, 0.14)).truncatingRemainder(dividingBy: 1)
            let sway = sin(time * 3 + numbers.between(0, 6)) * size
            let place = Point(stage.width * numbers.unit() + sway, stage.height * (1.02 - height))
            canvas.disc(place, radius: size, Ink(Colour(0xD8FFFF)), 0.35)
            canvas.disc(place - Point(size * 0.3, size * 0.35), radius: size * 0.32, Ink(.white), 0.9)
        }
    }
}
