/// Something about a video file that keeps it from playing in some players.
///
/// What plays where, and how that is known:
///
/// | in | does not play in |
/// |---|---|
/// | H.264 and AAC in MP4 | – |
/// | Opus in MP4 | Safari before 17, which came with iOS 17 and macOS 14; players without Opus |
/// | VP9 in MP4 | QuickTime Player and apps; Safari: 17.5 does not, 26.5 does; players without VP9 |
/// | WebM | QuickTime Player and apps; Safari before 17.4 on iOS, before 14.1 on macOS; players without WebM |
///
/// - Opus in MP4: Apple's release notes of Safari 17, and a test on iOS 17, in
///   <https://github.com/Fyrd/caniuse/issues/6805>; WebKit asks the system's player for it, so that apps have it too:
///   <https://github.com/WebKit/WebKit/pull/15582>; before, it had no sound:
///   <https://developer.apple.com/forums/thread/722399>.
/// - VP9 in MP4: neither in Safari of May 2024 nor in QuickTime Player, <https://github.com/immich-app/immich/issues/9531>;
///   not on iOS, <https://github.com/element-hq/element-x-ios/issues/2374>; on macOS 26.5 measured in Safari, which plays
///   it, and in the system's player, which doesn't: <https://github.com/luojiahai/archiver/issues/31>.
/// - WebM: Apple's release notes of Safari 17.4, <https://github.com/Fyrd/caniuse/pull/6983>, and of 14.1,
///   <https://github.com/mdn/content/pull/10004>; that the system's player can't open it:
///   <https://github.com/luojiahai/archiver/issues/15>.
public struct PlayObstacle: Hashable, Sendable {
    /// A part of a file.
    public enum Part: Hashable, Sendable {
        /// The container.
        case container
        /// The picture.
        case video
        /// The sound.
        case audio
    }

    /// The part that is in the way.
    public let part: Part
    /// What does not play where, and what to do: make something else, or promise less.
    public let sentence: String
}

extension Reach {
    /// What keeps a file of these codecs from playing where it is promised to play.
    public func obstacles(
        to container: Transcode.Container, _ video: Transcode.VideoCodec, _ audio: Transcode.AudioCodec?
    ) -> [PlayObstacle] {
        let limits = PlayLimit.limits(of: container, video, audio)
        let blocked = limits.reduce(into: Set<Player>()) { $0.formUnion($1.players.keys) }
        let honest = Reach.allCases.first { $0.players.isDisjoint(with: blocked) } ?? .somewhere
        return limits.filter { !players.isDisjoint(with: $0.players.keys) }.map { limit in
            PlayObstacle(
                part: limit.part, sentence: "\(limit.sentence(self)), or say \"plays\": \"\(honest.rawValue)\"")
        }
    }
}

/// A row of the table: what does not play in which players.
private struct PlayLimit {
    let part: PlayObstacle.Part
    /// What it is.
    let subject: String
    /// Where it does not play, and what people call that.
    let players: [Player: String]
    /// What would play wherever is promised.
    let remedy: String
    /// What would play in browsers, where that is something nearer.
    var browserRemedy: String?

    static func limits(
        of container: Transcode.Container, _ video: Transcode.VideoCodec, _ audio: Transcode.AudioCodec?
    ) -> [PlayLimit] {
        switch container {
        case .webm: [webm]
        case .mp4: (video == .vp9 ? [vp9InMP4] : []) + (audio == .opus ? [opusInMP4] : [])
        }
    }

    func sentence(_ reach: Reach) -> String {
        let missing = Player.allCases.filter(reach.players.contains).compactMap { players[$0] }
        let places =
            missing.count < 2
            ? missing.joined()
            : missing.dropLast().joined(separator: ", ") + " and "
                + missing[missing.count - 1]
        return "\(subject) does not play in \(places); \((reach == .browsers ? browserRemedy : nil) ?? remedy)"
    }

    private static let opusInMP4 = PlayLimit(
        part: .audio, subject: "Opus in MP4", players: [.others: "Safari before 17 and players without Opus"],
        remedy: "use AAC")
    private static let vp9InMP4 = PlayLimit(
        part: .video, subject: "VP9 in MP4",
        players: [.safari: "Safari 17", .quickTime: "QuickTime Player", .others: "players without VP9"],
        remedy: "use H.264", browserRemedy: "use WebM with Opus, or H.264")
    private static let webm = PlayLimit(
        part: .container, subject: "WebM", players: [.quickTime: "QuickTime Player", .others: "players without WebM"],
        remedy: "use MP4 with H.264 and AAC")
}
