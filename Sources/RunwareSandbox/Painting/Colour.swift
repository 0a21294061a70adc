import Foundation

/// A colour in red, green and blue, each from 0 to 1, as a screen shows it.
struct Colour: Hashable, Sendable {
    /// How much red.
    var red: Float
    /// How much green.
    var green: Float
    /// How much blue.
    var blue: Float

    /// A colour by its parts.
    init(red: Float, green: Float, blue: Float) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour written as `0xRRGGBB`.
    init(_ hex: UInt32) {
        self.init(
            red: Float(hex >> 16 & 255) / 255, green: Float(hex >> 8 & 255) / 255, blue: Float(hex & 255) / 255)
    }
}

extension Colour {
    /// Black.
    static let black = Colour(0)
    /// White.
    static let white = Colour(0xFFFFFF)

    /// The colour on the way to another: 0 is this one, 1 the other.
    func mixed(with other: Colour, _ amount: Float) -> Colour {
        Colour(
            red: red + (other.red - red) * amount, green: green + (other.green - green) * amount,
            blue: blue + (other.blue - blue) * amount)
    }

    /// The colour turned around the wheel by an angle in radians; brightness stays about the same.
    func turned(by angle: Float) -> Colour {
        let (cosine, sine) = (cos(angle), sin(angle))
        let (third, root) = ((1 - cosine) / 3, sine * 0.57735)
        return Colour(
            red: red * (cosine + third) + green * (third - root) + blue * (third + root),
            green: red * (third + root) + green * (cosine + third) + blue * (third - root),
            blue: red * (third - root) + green * (third + root) + blue * (cosine + third)
        ).clamped
    }

    private var clamped: Colour {
        Colour(red: min(1, max(0, red)), green: min(1, max(0, green)), blue: min(1, max(0, blue)))
    }
}
