import Foundation

/// A boat with two sails.
struct Boat {
    /// How long the hull is, in pixels.
    let size: Float
    /// 1 if it sails to the right, -1 to the left.
    let heading: Float
    /// How far it leans over, in radians.
    let tilt: Float
    /// The colours.
    let mood: Mood

    /// Paints the boat with the middle of its deck at a place.
    func paint(on canvas: inout Canvas, at deck: Point) {
        let dark = Ink(mood.near)
        let sail = Ink(mood.light.mixed(with: mood.horizon, 0.3))
        let shaded = Ink(mood.light.mixed(with: mood.middle, 0.45))
        let mirror = Ink(mood.near.mixed(with: mood.middle, 0.3))
        canvas.ellipse(deck + Point(0, size * 0.16), across: size * 0.62, down: size * 0.05, mirror, 0.6)
        canvas.polygon(corners([(0.04, -0.06), (0.04, -1.02), (0.5, -0.08)], deck), shaded, 1)
        canvas.polygon(corners([(-0.01, -0.06), (-0.01, -1.12), (-0.44, -0.1)], deck), sail, 1)
        canvas.line(corner((0.015, 0), deck), corner((0.015, -1.16), deck), width: max(1, size * 0.018), dark, 1)
        canvas.polygon(corners([(-0.5, -0.04), (0.58, -0.06), (0.4, 0.14), (-0.38, 0.14)], deck), dark, 1)
    }

    private func corners(_ places: [(Float, Float)], _ deck: Point) -> [Point] { places.map { corner($0, deck) } }

    private func corner(_ place: (Float, Float), _ deck: Point) -> Point {
        let (across, down) = (place.0 * heading * size, place.1 * size)
        return deck + Point(across * cos(tilt) - down * sin(tilt), across * sin(tilt) + down * cos(tilt))
    }
}
