import Foundation

extension Canvas {
    /// Paints a disc with a smooth edge.
    mutating func disc(_ centre: Point, radius: Float, _ ink: Ink, _ amount: Float) {
        radial(centre, radius: radius + 0.5) { distance in
            amount * min(1, radius + 0.5 - distance)
        } ink: {
            ink
        }
    }

    /// Lights up a round place, most in its middle and nothing at its rim.
    mutating func glow(_ centre: Point, radius: Float, _ ink: Ink, _ amount: Float) {
        radial(centre, radius: radius) { distance in
            let inside = 1 - distance / radius
            return amount * inside * inside
        } ink: {
            ink
        }
    }

    private mutating func radial(_ centre: Point, radius: Float, amount: (Float) -> Float, ink: () -> Ink) {
        let ink = ink()
        for y in rows(centre.y - radius, centre.y + radius) {
            let vertical = Float(y) + 0.5 - centre.y
            let reach = (max(0, radius * radius - vertical * vertical)).squareRoot()
            for x in columns(centre.x - reach, centre.x + reach) {
                let horizontal = Float(x) + 0.5 - centre.x
                let distance = (vertical * vertical + horizontal * horizontal).squareRoot()
                if distance < radius { mix(x, y, ink, amount(distance)) }
            }
        }
    }

    /// Paints an upright ellipse with a fairly smooth edge.
    mutating func ellipse(_ centre: Point, across: Float, down: Float, _ ink: Ink, _ amount: Float) {
        for y in rows(centre.y - down, centre.y + down) {
            let vertical = (Float(y) + 0.5 - centre.y) / down
            let reach = across * (max(0, 1 - vertical * vertical)).squareRoot()
            run(y, centre.x - reach, centre.x + reach, ink, amount)
        }
    }

    /// Paints a polygon without dents, with smooth sides.
    mutating func polygon(_ corners: [Point], _ ink: Ink, _ amount: Float) {
        guard let top = corners.map(\.y).min(), let bottom = corners.map(\.y).max() else { return }
        for y in rows(top, bottom) {
            let crossings = Self.crossings(of: corners, at: min(max(Float(y) + 0.5, top), bottom))
            guard let left = crossings.min(), let right = crossings.max() else { continue }
            run(y, left, right, ink, amount)
        }
    }

    /// Paints a line of a width.
    mutating func line(_ start: Point, _ end: Point, width: Float, _ ink: Ink, _ amount: Float) {
        let (across, down) = (end.x - start.x, end.y - start.y)
        let length = max(0.001, (across * across + down * down).squareRoot())
        let side = Point(-down / length * width / 2, across / length * width / 2)
        polygon([start + side, end + side, end - side, start - side], ink, amount)
    }

    /// Paints part of a row between two places that need not be whole pixels.
    mutating func run(_ y: Int, _ left: Float, _ right: Float, _ ink: Ink, _ amount: Float) {
        guard right > left, right > 0, left < Float(width) else { return }
        let (first, last) = (Int(left.rounded(.down)), Int(right.rounded(.down)))
        guard first < last else { return mix(first, y, ink, amount * (right - left)) }
        mix(first, y, ink, amount * (Float(first + 1) - left))
        mix(y, first + 1..<last, ink, amount)
        mix(last, y, ink, amount * (right - Float(last)))
    }

    private static func crossings(of corners: [Point], at y: Float) -> [Float] {
        corners.indices.compactMap { index in
            let (start, end) = (corners[index], corners[(index + 1) % corners.count])
            guard (start.y <= y) != (end.y <= y) else { return nil }
            return start.x + (y - start.y) / (end.y - start.y) * (end.x - start.x)
        }
    }

    private func rows(_ top: Float, _ bottom: Float) -> Range<Int> { Self.whole(top, bottom, below: height) }

    private func columns(_ left: Float, _ right: Float) -> Range<Int> { Self.whole(left, right, below: width) }

    private static func whole(_ first: Float, _ last: Float, below limit: Int) -> Range<Int> {
        let low = Int(max(0, min(Float(limit), first.rounded(.down))))
        return low..<max(low, Int(max(0, min(Float(limit), last.rounded(.up)))))
    }
}
