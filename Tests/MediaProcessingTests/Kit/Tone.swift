import Foundation
import MediaProcessing
import Testing

/// Sound made by `ffmpeg` so that it is known how loud it is.
enum Tone {
    /// A tone of 1 kHz that comes and goes, up to a part of full scale; `arguments` are further ones for `ffmpeg`.
    static func file(
        _ name: String, level: Double, seconds: Double = 4, rate: Int = 48_000, _ arguments: [String] = [],
        in scratch: Scratch
    ) throws -> Media {
        let source = "aevalsrc='\(level)*sin(6283.185*t)*(0.6+0.4*sin(5*t))':s=\(rate):d=\(seconds)"
        return try MadeClip.make(name, in: scratch, ["-f", "lavfi", "-i", source] + arguments)
    }
}

/// How loud a file is, as the summary of `ffmpeg`'s `ebur128` says it.
struct LoudnessJudge {
    let integrated: Double
    let truePeak: Double

    init(_ path: String) throws {
        let log = try Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-hide_banner", "-nostats", "-i", path, "-map", "0:a:0", "-af", "ebur128=peak=true", "-f",
                "null", "-",
            ]
        ).errors
        let summary = log.components(separatedBy: "Summary:").last ?? ""
        integrated = summary.firstMatch(of: /I: +(\S+) LUFS/).flatMap { Double($0.1) } ?? .nan
        truePeak = summary.firstMatch(of: /Peak: +(\S+) dBFS/).flatMap { Double($0.1) } ?? .nan
    }
}
