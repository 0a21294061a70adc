/// What a file says about the display on which high dynamic range was mastered: SMPTE ST 2086.
public struct MasteringDisplay: Hashable, Sendable, Codable {
    /// A place in CIE 1931's diagram of colours.
    public struct Chromaticity: Hashable, Sendable, Codable {
        /// The x coordinate, from 0 to 1.
        public var x: Double
        /// The y coordinate, from 0 to 1.
        public var y: Double

        /// Makes a place.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// Its red, where it is said.
    public var red: Chromaticity?
    /// Its green, where it is said.
    public var green: Chromaticity?
    /// Its blue, where it is said.
    public var blue: Chromaticity?
    /// Its white, where it is said.
    public var white: Chromaticity?
    /// The luminance of its black in candela a square metre, where it is said.
    public var minimumLuminance: Double?
    /// The luminance of its brightest white in candela a square metre, where it is said.
    public var maximumLuminance: Double?

    /// A display of which nothing is known.
    public init() {}
}
