import Wording

/// A row of the table of ``PlayObstacle``: what does not play in which players.
struct PlayLimit {
    /// The part that is in the way.
    let part: PlayObstacle.Part
    /// What it is.
    let subject: String
    /// Where it does not play, and what people call that.
    let players: [Player: String]
    /// What would play wherever is promised.
    let remedy: String
    /// What would play in browsers, where that is something nearer.
    var browserRemedy: String?

    /// What limits a file of these codecs: its container, its picture, its sound.
    static func limits(
        of container: Transcode.Container, _ video: Transcode.VideoCodec, _ audio: Transcode.AudioCodec?,
        _ bitDepth: Int
    ) -> [PlayLimit] {
        (limit(of: container).map { [$0] } ?? []) + (limit(of: video, in: container, bitDepth).map { [$0] } ?? [])
            + (audio == .opus && container == .mp4 ? [opusInMP4] : [])
    }

    private static func limit(of container: Transcode.Container) -> PlayLimit? {
        switch container {
        case .mp4: nil
        case .webm: webm
        case .mov: mov
        case .mkv: mkv
        }
    }

    private static func limit(
        of codec: Transcode.VideoCodec, in container: Transcode.Container, _ bitDepth: Int
    ) -> PlayLimit? {
        switch codec {
        case .h264: bitDepth > 8 ? high10 : nil
        case .hevc: hevc
        case .vp9: container == .mp4 ? vp9InMP4 : nil
        case .av1: av1
        }
    }

    /// What does not play where it is promised, and what to do.
    func sentence(_ reach: Reach) -> String {
        let missing = Player.allCases.filter(reach.players.contains).compactMap { players[$0] }
        return
            "\(subject) does not play in \(Words.list(missing)); \((reach == .browsers ? browserRemedy : nil) ?? remedy)"
    }

    private static let opusInMP4 = PlayLimit(
        part: .audio, subject: "Opus in MP4", players: [.others: "Safari before 17 and players without Opus"],
        remedy: "use AAC")
    private static let vp9InMP4 = PlayLimit(
        part: .video, subject: "VP9 in MP4",
        players: [.safari: "Safari 17", .quickTime: "QuickTime Player", .others: "players without VP9"],
        remedy: "use H.264", browserRemedy: "use WebM with Opus, or H.264")
    private static let hevc = PlayLimit(
        part: .video, subject: "HEVC",
        players: [
            .browsers: "Chrome, Edge and Firefox without a decoder in hardware", .others: "players without HEVC",
        ], remedy: "use H.264")
    private static let av1 = PlayLimit(
        part: .video, subject: "AV1",
        players: [
            .safari: "Safari without a decoder in hardware", .quickTime: "QuickTime Player without one",
            .others: "players without AV1",
        ], remedy: "use H.264", browserRemedy: "use VP9 in WebM, or H.264")
    private static let high10 = PlayLimit(
        part: .video, subject: "H.264 of 10 bits",
        players: [
            .browsers: "Firefox", .safari: "Safari", .quickTime: "QuickTime Player", .others: "most other players",
        ], remedy: "use 8 bits")
    private static let webm = PlayLimit(
        part: .container, subject: "WebM", players: [.quickTime: "QuickTime Player", .others: "players without WebM"],
        remedy: "use MP4 with H.264 and AAC")
    private static let mov = PlayLimit(
        part: .container, subject: "MOV",
        players: [.browsers: "Firefox and some of Chrome", .others: "players without QuickTime"], remedy: "use MP4")
    private static let mkv = PlayLimit(
        part: .container, subject: "MKV",
        players: [
            .browsers: "Firefox and Chrome before 145", .safari: "Safari", .quickTime: "QuickTime Player",
            .others: "players without Matroska",
        ], remedy: "use MP4", browserRemedy: "use MP4 or WebM")
}
