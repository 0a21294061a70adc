/// What a file says about its Dolby Vision, in the container's configuration record.
public struct DolbyVision: Hashable, Sendable, Codable {
    /// The profile, such as 5 or 8.
    public var profile: Int
    /// The level.
    public var level: Int
    /// What shows the base layer without Dolby Vision: 0 nothing, 1 HDR10, 2 SDR, 4 HLG.
    public var baseCompatibility: Int
    /// Whether there is an enhancement layer.
    public var hasEnhancementLayer: Bool

    /// Makes a description.
    public init(profile: Int, level: Int, baseCompatibility: Int, hasEnhancementLayer: Bool) {
        self.profile = profile
        self.level = level
        self.baseCompatibility = baseCompatibility
        self.hasEnhancementLayer = hasEnhancementLayer
    }
}
