/// How bright pictures of high dynamic range get: CTA-861.3.
public struct ContentLight: Hashable, Sendable, Codable {
    /// The brightest pixel of all, MaxCLL, in candela a square metre; 0 if it isn't known.
    public var maximum: Int
    /// The brightest picture on average, MaxFALL, in candela a square metre; 0 if it isn't known.
    public var maximumAverage: Int

    /// Makes a light level.
    public init(maximum: Int, maximumAverage: Int) {
        self.maximum = maximum
        self.maximumAverage = maximumAverage
    }
}
