import Foundation
import Testing

@testable import MediaProcessing

/// A clip whose sound clicks three times, in the ways in which files tell when sound begins.
enum ClickTrack: String, CaseIterable, Sendable, CustomTestStringConvertible {
    /// AAC with priming and an edit list that leaves it out.
    case primed = "primed.mp4"
    /// AAC of which an edit list leaves out the first tenth of a second.
    case cut = "cut.mp4"
    /// Sound that begins half a second after the pictures.
    case late = "late.mp4"
    /// Sound that begins half a second before the pictures.
    case early = "early.mp4"
    /// Opus with a codec delay, and pictures that were moved by it.
    case opus = "opus.webm"
    /// AAC whose priming nothing tells of.
    case untold = "untold.mkv"
    /// A file that begins at ten seconds.
    case offset = "offset.mkv"
    /// A transport stream, which never begins at zero.
    case transport = "transport.ts"
    /// MP3 beside pictures, at another rate.
    case mp3 = "mp3.mp4"
    /// Sound without loss, of one channel, at 44.1 kHz.
    case lossless = "lossless.mov"

    var testDescription: String { rawValue }

    /// When it clicks in the sound from which all are made, in seconds.
    private static let times = [0.25, 0.9, 1.75]
    private static let sound =
        "aevalsrc='if(" + times.map { "between(t,\($0),\($0 + 0.002))" }.joined(separator: "+")
        + ",0.8*sin(6283.185*t),0)':s=48000:d=2.5"
    private static let pictures = ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=25:d=2.5"]
    private static let h264 = ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast"]

    /// Makes the file.
    func file(in scratch: Scratch) throws -> Media {
        let sound = ["-f", "lavfi", "-i", Self.sound]
        let (pictures, h264) = (Self.pictures, Self.h264)
        let delay = ["-itsoffset", "0.5"]
        let aac = h264 + ["-c:a", "aac", "-b:a", "128k"]
        switch self {
        case .primed, .untold, .transport: return try MadeClip.make(rawValue, in: scratch, pictures + sound + aac)
        case .late: return try MadeClip.make(rawValue, in: scratch, pictures + delay + sound + aac)
        case .early: return try MadeClip.make(rawValue, in: scratch, delay + pictures + sound + aac)
        case .mp3:
            return try MadeClip.make(
                rawValue, in: scratch, pictures + sound + h264 + ["-c:a", "libmp3lame", "-ar", "44100"])
        case .lossless:
            return try MadeClip.make(
                rawValue, in: scratch, pictures + sound + h264 + ["-c:a", "pcm_s16le", "-ar", "44100"])
        case .opus:
            return try MadeClip.make(
                rawValue, in: scratch, pictures + sound + ["-c:v", "libvpx-vp9", "-cpu-used", "8", "-c:a", "libopus"])
        case .cut:
            let whole = try Self.primed.file(in: scratch)
            return try MadeClip.make(rawValue, in: scratch, ["-ss", "0.1", "-i", whole.path, "-c", "copy"])
        case .offset:
            let whole = try Self.primed.file(in: scratch)
            return try MadeClip.make(
                rawValue, in: scratch, ["-i", whole.path, "-c", "copy", "-output_ts_offset", "10"])
        }
    }
}

/// When a file's sound clicks, as `ffmpeg` decodes it and `ffprobe` tells its times.
struct Clicks: Hashable, Sendable {
    /// The middle of each click in seconds of the file's own time.
    let times: [Double]
    /// When the first picture is shown, in seconds; `nil` without pictures.
    let firstPicture: Double?
    /// When the first sound is heard, in seconds.
    let firstSound: Double

    init(_ path: String) throws {
        let output = try Tool.output(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-copyts", "-i", path, "-map", "0:a:0", "-af",
                "aresample=48000:async=1:first_pts=0", "-ac", "1", "-f", "s16le", "-c:a", "pcm_s16le", "-",
            ])
        times = Self.middles(of: Judge.samples(output).map { Float($0) / 32_768 })
        firstPicture = try Judge.frameTimes(path, only: 50).first
        firstSound = try Judge.frameTimes(path, stream: "a:0", only: 50).first ?? 0
    }

    /// When the first of what is seen or heard begins.
    var begin: Double { min(firstPicture ?? firstSound, firstSound) }

    /// The clicks, counted from a moment.
    func times(from moment: Double) -> [Double] { times.map { $0 - moment } }

    private static func middles(of samples: [Float]) -> [Double] {
        let loud = (samples.lazy.map(abs).max() ?? 0) * 0.4
        var middles: [Double] = []
        var index = 0
        while index < samples.count {
            guard loud > 0.05, abs(samples[index]) > loud else {
                index += 1
                continue
            }
            let around = max(0, index - 240)..<min(samples.count, index + 480)
            let energy = around.reduce(0.0) { $0 + Double(samples[$1] * samples[$1]) }
            let moment = around.reduce(0.0) { $0 + Double(samples[$1] * samples[$1]) * Double($1) }
            middles.append(moment / energy / 48_000)
            index += 4_800
        }
        return middles
    }

    /// How far clicks are from where they should be, at most; `nil` if they aren't as many.
    static func distance(_ made: [Double], _ source: [Double]) -> Double? {
        guard made.count == source.count, !source.isEmpty else { return nil }
        return zip(made, source).map { abs($0 - $1) }.max()
    }
}
