/// The size of a picture in pixels.
public struct Resolution: Hashable, Sendable, Codable {
    /// Pixels from left to right.
    public let width: Int
    /// Pixels from top to bottom.
    public let height: Int

    /// A size in pixels.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

extension Resolution {
    /// Width over height, or `nil` if either is not more than 0 or too large for a fraction.
    public var aspectRatio: Rational? {
        guard width > 0, height > 0, let width = Int32(exactly: width), let height = Int32(exactly: height) else {
            return nil
        }
        return Rational(width, height)
    }

    /// How many pixels.
    public var pixelCount: Int { width * height }

    /// Whether the picture is higher than wide.
    public var isPortrait: Bool { height > width }

    /// The size with width and height swapped, as a quarter turn does.
    public var transposed: Resolution { Resolution(width: height, height: width) }
}

extension Resolution: CustomStringConvertible {
    /// Width and height, such as `1280x720`.
    public var description: String { "\(width)x\(height)" }
}
