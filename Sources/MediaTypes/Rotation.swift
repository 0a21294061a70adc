/// How a picture must be turned to be shown upright.
///
/// First mirrored left to right (when ``isMirrored``), then turned clockwise.
public struct Rotation: Hashable, Sendable, Codable {
    /// The turn clockwise, from 0 up to, not including, 360 degrees, as the file says it.
    public let degrees: Double
    /// Whether the picture is mirrored left to right before it is turned.
    public let isMirrored: Bool

    /// A turn clockwise by any number of degrees; what is no number is 0.
    public init(degrees: Double, isMirrored: Bool = false) {
        let remainder = degrees.truncatingRemainder(dividingBy: 360)
        let turn = remainder < 0 ? remainder + 360 : remainder + 0
        self.degrees = turn < 360 ? turn : 0
        self.isMirrored = isMirrored
    }
}

extension Rotation {
    /// Upright already.
    public static let none = Rotation(degrees: 0)

    /// The turn to the nearest quarter: 0, 90, 180 or 270 degrees clockwise.
    public var quarterTurn: Int { Int((degrees / 90).rounded()) % 4 * 90 }

    /// Whether showing the picture swaps its width and height.
    public var swapsSides: Bool { quarterTurn == 90 || quarterTurn == 270 }

    /// Whether nothing has to be done.
    public var isUpright: Bool { quarterTurn == 0 && !isMirrored }
}
