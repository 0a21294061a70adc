import Foundation
import MediaProcessing
import MediaTypes
import Testing

/// A clip that is what is asked for, and a container that it is copied into.
struct CopiedPair: Sendable, CustomTestStringConvertible {
    /// The clip's name, with its extension.
    let source: String
    /// How `ffmpeg` makes it of two seconds of moving pictures and a tone.
    let making: [String]
    let container: Transcode.Container
    let video: Transcode.VideoCodec
    let audio: Transcode.AudioCodec

    var testDescription: String { "\(source) \(making.suffix(2).joined(separator: " ")) to \(container)" }

    private static let h264 = ["-c:v", "libx264", "-bf", "3", "-g", "20"]
    private static let vp9 = ["-c:v", "libvpx-vp9", "-b:v", "200k", "-deadline", "realtime", "-cpu-used", "8"]
    private static let aac = ["-c:a", "aac", "-ac", "2"]
    private static let opus = ["-c:a", "libopus", "-b:a", "48k"]

    /// Pairs whose packets have to be the same byte for byte.
    static let all =
        [Transcode.Container.mp4, .mov, .mkv].flatMap { container in
            [
                CopiedPair(
                    source: "last.mp4", making: h264 + aac, container: container, video: .h264, audio: .aac),
                CopiedPair(source: "clip.mov", making: h264 + aac, container: container, video: .h264, audio: .aac),
                CopiedPair(source: "clip.mkv", making: h264 + aac, container: container, video: .h264, audio: .aac),
                CopiedPair(
                    source: "clip.flv", making: h264 + aac + ["-ar", "44100"], container: container, video: .h264,
                    audio: .aac),
                CopiedPair(
                    source: "parts.mp4", making: h264 + aac + ["-movflags", "+frag_keyframe+empty_moov"],
                    container: container, video: .h264, audio: .aac),
            ]
        }
        + [Transcode.Container.webm, .mkv, .mp4].flatMap { container in
            [
                CopiedPair(source: "clip.webm", making: vp9 + opus, container: container, video: .vp9, audio: .opus),
                CopiedPair(source: "vp9.mkv", making: vp9 + opus, container: container, video: .vp9, audio: .opus),
                CopiedPair(source: "vp9.mp4", making: vp9 + opus, container: container, video: .vp9, audio: .opus),
            ]
        }
        + [Transcode.Container.mp4, .mov, .mkv].map { container in
            CopiedPair(
                source: "hevc.mp4", making: ["-c:v", "libx265", "-x265-params", "log-level=none"] + aac,
                container: container, video: .hevc, audio: .aac)
        }

    /// The clip.
    func made(in scratch: Scratch) throws -> Media {
        try MadeClip.plain(source, in: scratch, making, sound: "sine=d=2:r=48000")
    }

    /// The settings that ask for what the clip is.
    var transcode: Transcode { .copying(container, video, audio) }
}

extension Transcode {
    /// Copies what is right, of any bit rate.
    static func copying(
        _ container: Container, _ video: VideoCodec, _ audio: AudioCodec, _ copying: Copying = .whenRight
    ) -> Transcode {
        var transcode = Transcode(
            name: "copy.\(container.rawValue)", container: container, video: video.usual, audio: audio.usual)
        transcode.video.copy = copying
        transcode.video.maxBitRate = 0
        transcode.audio?.copy = copying
        return transcode
    }
}
