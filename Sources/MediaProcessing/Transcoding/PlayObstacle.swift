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
/// | HEVC | Chrome and Edge without a decoder in hardware; Firefox before 134 on Windows, 136 on macOS, 137 on Linux, and without such a decoder; players without HEVC |
/// | AV1 | Safari, QuickTime Player and apps without a decoder in hardware, which came with iPhone 15 Pro and M3; players without AV1 |
/// | MOV | Firefox; Chrome and Edge where it is served as `video/quicktime`; players without QuickTime |
/// | MKV | Firefox; Chrome and Edge before 145; Safari; QuickTime Player and apps; players without Matroska |
/// | H.264 of 10 bits | Firefox, Safari, QuickTime Player and apps; most others: decoders in hardware have 8 bits |
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
/// - HEVC: Chrome since 107 by hardware,
///   <https://dlguswo333.github.io/post/2023/01-12-en-determining-hevc-support-on-web-browser>; Firefox:
///   <https://github.com/Fyrd/caniuse/issues/6858>, <https://github.com/mdn/content/pull/38395>.
/// - AV1: Safari 17 by hardware, <https://webkit.org/blog/14445/webkit-features-in-safari-17-0/>; in WebM later still,
///   <https://github.com/WebKit/WebKit/pull/55373>.
/// - MOV: Firefox doesn't and Chrome does, <https://github.com/Fyrd/caniuse/issues/6086>, but not by its type,
///   <https://github.com/misskey-dev/misskey/issues/7894>.
/// - MKV: Chrome since 145, <https://github.com/jellyfin/jellyfin.org/pull/1746>; neither Firefox,
///   <https://github.com/benetech/VideoDeduplication/issues/206>, nor macOS,
///   <https://github.com/filebrowser/filebrowser/issues/527>.
/// - H.264 of 10 bits: not in Firefox, <https://github.com/Chocobozzz/PeerTube/issues/5434>, in Chrome neither on every
///   machine, <https://github.com/jellyfin/jellyfin-web/pull/831>, nor as a file in Safari,
///   <https://github.com/jellyfin/jellyfin-web/pull/5901>.
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
        to container: Transcode.Container, _ video: Transcode.VideoCodec, _ audio: Transcode.AudioCodec?,
        bitDepth: Int = 8
    ) -> [PlayObstacle] {
        let limits = PlayLimit.limits(of: container, video, audio, bitDepth)
        let blocked = limits.reduce(into: Set<Player>()) { $0.formUnion($1.players.keys) }
        let honest = Reach.allCases.first { $0.players.isDisjoint(with: blocked) } ?? .somewhere
        return limits.filter { !players.isDisjoint(with: $0.players.keys) }.map { limit in
            PlayObstacle(
                part: limit.part, sentence: "\(limit.sentence(self)), or say \"plays\": \"\(honest.rawValue)\"")
        }
    }
}
