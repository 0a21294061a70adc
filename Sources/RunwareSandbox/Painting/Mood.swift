/// The colours of a scene.
struct Mood: Hashable, Sendable {
    /// The sky straight above.
    var zenith: Colour
    /// The sky half-way down.
    var middle: Colour
    /// The sky where it meets the ground.
    var horizon: Colour
    /// The sun, the moon and what they shine on.
    var light: Colour
    /// What is near and dark.
    var near: Colour
    /// Whether stars are out.
    var isDark: Bool

    private init(_ zenith: UInt32, _ middle: UInt32, _ horizon: UInt32, _ light: UInt32, _ near: UInt32, isDark: Bool) {
        self.zenith = Colour(zenith)
        self.middle = Colour(middle)
        self.horizon = Colour(horizon)
        self.light = Colour(light)
        self.near = Colour(near)
        self.isDark = isDark
    }
}

extension Mood {
    /// The moods of night.
    static let dark = [
        Mood(0x050A1E, 0x10284A, 0x2E6E8E, 0xF4FBE8, 0x02060F, isDark: true),
        Mood(0x0D0628, 0x3A1668, 0xC04A8C, 0xFFD9EC, 0x07021A, isDark: true),
        Mood(0x031514, 0x0C4038, 0x5FA87A, 0xF2FFD8, 0x010B0A, isDark: true),
        Mood(0x12060C, 0x4A1420, 0xD4572E, 0xFFD98A, 0x0A0204, isDark: true),
        Mood(0x0A0D24, 0x2B2A66, 0xE08A5A, 0xFFEBC2, 0x05060F, isDark: true),
    ]

    /// The moods of cold nights.
    static let cool = [
        Mood(0x050A1E, 0x10284A, 0x2E6E8E, 0xF4FBE8, 0x02060F, isDark: true),
        Mood(0x060818, 0x1A2450, 0x5A6FA8, 0xEAF2FF, 0x03040C, isDark: true),
        Mood(0x03121C, 0x0C3442, 0x4C8C90, 0xEFFFF4, 0x010A10, isDark: true),
    ]

    /// The moods of day and of its ends.
    static let bright = [
        Mood(0x24408A, 0xC86A8C, 0xFFB870, 0xFFF2C8, 0x1C1438, isDark: false),
        Mood(0x2A6FB8, 0x7EC0DC, 0xFFE9C0, 0xFFFDF0, 0x123048, isDark: false),
        Mood(0x4A2C6E, 0xE0607A, 0xFFC05C, 0xFFF0B0, 0x2A0F2E, isDark: false),
        Mood(0x1F7A8C, 0x9AD6C4, 0xFFF3C4, 0xFFFFF2, 0x0C3038, isDark: false),
        Mood(0x7A3B2E, 0xE58A4A, 0xFFDE94, 0xFFF8DC, 0x34140E, isDark: false),
    ]

    /// The sky at a height: 0 is above, 1 the horizon.
    func sky(at height: Float) -> Colour {
        height < 0.55
            ? zenith.mixed(with: middle, height / 0.55)
            : middle.mixed(with: horizon, min(1, (height - 0.55) / 0.45))
    }

    /// The same mood with its colours turned around the wheel by an angle in radians.
    func turned(by angle: Float) -> Mood {
        var mood = self
        for part in [\Mood.zenith, \.middle, \.horizon, \.light, \.near] {
            mood[keyPath: part] = mood[keyPath: part].turned(by: angle)
        }
        return mood
    }
}
