/// Where a video file is promised to play.
public enum Reach: String, CaseIterable, Hashable, Sendable, Codable {
    /// In every player, old ones and those of televisions and editors among them.
    case everywhere
    /// In Chrome, Edge, Firefox, and in Safari 17.4 of March 2024 and later, on every device.
    case browsers
    /// On Apple's devices with iOS 17.4 or macOS 14.4 and later: in Safari, QuickTime Player, and apps.
    case apple
    /// In some players: nothing is promised.
    case somewhere

    /// The players that it promises.
    var players: Set<Player> {
        switch self {
        case .everywhere: Set(Player.allCases)
        case .browsers: [.browsers, .safari]
        case .apple: [.safari, .quickTime]
        case .somewhere: []
        }
    }
}

/// A player, or players that play the same.
enum Player: CaseIterable, Hashable, Sendable {
    /// Chrome, Edge and Firefox.
    case browsers
    /// Safari 17.4 and later.
    case safari
    /// QuickTime Player, and apps on Apple's devices.
    case quickTime
    /// Older and simpler ones.
    case others
}
