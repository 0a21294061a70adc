import MediaProcessing
import Testing

/// A kind of video file for the web, in its usual settings.
struct WebKind: Hashable, Sendable, CustomTestStringConvertible {
    let container: Transcode.Container
    let video: Transcode.VideoCodec
    let audio: Transcode.AudioCodec

    var testDescription: String { "\(video) and \(audio) in \(container)" }

    /// What plays everywhere.
    static let mp4 = WebKind(container: .mp4, video: .h264, audio: .aac)
    /// What browsers play.
    static let webm = WebKind(container: .webm, video: .vp9, audio: .opus)
    /// The two that are made most.
    static let usual = [mp4, webm]
    /// Every one that a container can hold.
    static let all = Transcode.Container.allCases.flatMap { container in
        Transcode.VideoCodec.allCases.filter(container.holds).flatMap { video in
            Transcode.AudioCodec.allCases.filter(container.holds).map { audio in
                WebKind(container: container, video: video, audio: audio)
            }
        }
    }

    /// One of each video codec, each in another container.
    static let ofEachCodec = [
        mp4, webm, WebKind(container: .mov, video: .hevc, audio: .aac),
        WebKind(container: .mkv, video: .av1, audio: .opus),
    ]

    /// Those that may be of pictures of any size: AV1's encoder takes none smaller than 64x64.
    static let ofAnySize = all.filter { $0.video != .av1 }

    /// The settings; `name` is the file's stem.
    func transcode(named name: String) -> Transcode {
        Transcode(name: "\(name).\(container)", container: container, video: video.usual, audio: audio.usual)
    }

    /// How far the time of a frame may be from the source's, in seconds.
    ///
    /// WebM and Matroska count in milliseconds. FFmpeg's muxer moves all of a Matroska file by what AAC has before the sound.
    var tolerance: Double { container.hasIndex ? 0.0005 : audio == .aac ? 0.022 : 0.001 }
}
