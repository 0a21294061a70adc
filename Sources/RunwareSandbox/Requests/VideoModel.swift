import MediaTypes

/// A model that makes videos, and the sizes it offers.
struct VideoModel: Hashable, Sendable {
    /// The model's name in the API.
    let identifier: String
    /// The sizes of pictures, small ones first.
    let sizes: [Resolution]
}

extension VideoModel {
    /// The models offered here.
    ///
    /// Of the siblings' other differences, such as 1080p, no prices and pairs are published; they are left out.
    static let all = [
        VideoModel(identifier: "xai:grok-imagine@video", sizes: wideRange),
        VideoModel(identifier: "xai:grok-imagine@video-1.5", sizes: wideRange),
        VideoModel(identifier: "xai:grok-imagine@video-1.5-preview", sizes: narrowRange),
        VideoModel(identifier: "xai:grok-imagine@video-1.5-lite", sizes: wideRange),
    ]

    /// The model of this name.
    static func named(_ identifier: String) -> VideoModel? { all.first { $0.identifier == identifier } }

    private static let narrowRange = sizes([
        (480, 480), (848, 480), (480, 848), (640, 480), (480, 640),
        (720, 720), (1280, 720), (720, 1280), (960, 720), (720, 960),
    ])

    private static let wideRange = sizes([
        (480, 480), (848, 480), (480, 848), (640, 480), (480, 640), (720, 480), (480, 720),
        (720, 720), (1280, 720), (720, 1280), (960, 720), (720, 960), (1088, 720), (720, 1088),
    ])

    private static func sizes(_ pairs: [(Int, Int)]) -> [Resolution] {
        pairs.map { Resolution(width: $0.0, height: $0.1) }
    }
}
