import MediaProcessing
import Testing

@Suite("Where a file plays")
struct ReachTests {
    @Test("what each promise allows", arguments: Reach.allCases)
    func allowed(reach: Reach) {
        let kinds = WebKind.all.filter { reach.obstacles(to: $0.container, $0.video, $0.audio).isEmpty }
        let allowed: [Reach: [String]] = [
            .everywhere: ["h264 and aac in mp4"],
            .browsers: ["h264 and aac in mp4", "h264 and opus in mp4", "vp9 and opus in webm"],
            .apple: [
                "h264 and aac in mp4", "h264 and opus in mp4", "hevc and aac in mp4", "hevc and opus in mp4",
                "h264 and aac in mov", "hevc and aac in mov",
            ],
            .somewhere: WebKind.all.map(\.testDescription),
        ]
        #expect(kinds.map(\.testDescription) == allowed[reach])
    }

    @Test("without sound the picture alone decides")
    func silent() {
        #expect(Reach.everywhere.obstacles(to: .mp4, .h264, nil) == [])
        #expect(Reach.everywhere.obstacles(to: .mp4, .vp9, nil).map(\.part) == [.video])
    }

    /// A promise that isn't kept, and what is said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let reach: Reach
        let kind: WebKind
        let sentences: [String]

        var testDescription: String { "\(kind.testDescription), \(reach)" }

        static let all = [
            Case(
                reach: .everywhere, kind: WebKind(container: .mp4, video: .h264, audio: .opus),
                sentences: [
                    "Opus in MP4 does not play in Safari before 17 and players without Opus; use AAC, or say \"plays\": \"browsers\""
                ]),
            Case(
                reach: .browsers, kind: WebKind(container: .mp4, video: .vp9, audio: .opus),
                sentences: [
                    "VP9 in MP4 does not play in Safari 17; use WebM with Opus, or H.264, or say \"plays\": \"somewhere\""
                ]),
            Case(
                reach: .everywhere, kind: WebKind(container: .mp4, video: .vp9, audio: .aac),
                sentences: [
                    "VP9 in MP4 does not play in Safari 17, QuickTime Player and players without VP9; use H.264, or say \"plays\": \"somewhere\""
                ]),
            Case(
                reach: .apple, kind: .webm,
                sentences: [
                    "WebM does not play in QuickTime Player; use MP4 with H.264 and AAC, or say \"plays\": \"browsers\""
                ]),
            Case(
                reach: .everywhere, kind: WebKind(container: .mp4, video: .vp9, audio: .opus),
                sentences: [
                    "VP9 in MP4 does not play in Safari 17, QuickTime Player and players without VP9; use H.264, or say \"plays\": \"somewhere\"",
                    "Opus in MP4 does not play in Safari before 17 and players without Opus; use AAC, or say \"plays\": \"somewhere\"",
                ]),
        ]
    }

    @Test("what is promised and not kept is said, with what to do about it", arguments: Case.all)
    func sentences(of promise: Case) {
        let kind = promise.kind
        #expect(
            promise.reach.obstacles(to: kind.container, kind.video, kind.audio).map(\.sentence) == promise.sentences)
    }
}
