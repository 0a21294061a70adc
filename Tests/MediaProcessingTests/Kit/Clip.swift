import Foundation
import MediaProcessing
import Testing

/// A clip that FFmpeg's command draws for a test.
enum Clip {
    /// Draws a source of libavfilter's into a file whose extension is the container; `arguments` say how it is encoded.
    static func drawn(_ source: String, _ arguments: [String], _ name: String, in scratch: Scratch) throws -> Media {
        let path = scratch.url.appending(path: name).path
        _ = try Tool.output(
            "ffmpeg", ["-nostdin", "-v", "error", "-f", "lavfi", "-i", source] + arguments + ["-y", path])
        return Media(path: path)
    }

    /// Has FFmpeg's command make a file of another.
    static func converted(_ media: Media, _ arguments: [String], _ name: String, in scratch: Scratch) throws -> Media {
        let path = scratch.url.appending(path: name).path
        _ = try Tool.output("ffmpeg", ["-nostdin", "-v", "error", "-i", media.path] + arguments + ["-y", path])
        return Media(path: path)
    }

    /// Draws a clip in BT.2020 with 10 bits and a transfer.
    static func highRange(_ transfer: String, in scratch: Scratch) throws -> Media {
        let parameters =
            "log-level=none:colorprim=bt2020:transfer=\(transfer):colormatrix=bt2020nc:crf=8"
            + (transfer == "smpte2084"
                ? ":master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400"
                : "")
        return try drawn(
            "testsrc2=s=128x96:r=25:d=0.2,format=yuv420p10le",
            ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", parameters, "-tag:v", "hvc1"]
                + tags("bt2020", transfer, "bt2020nc"), "\(transfer).mp4", in: scratch)
    }

    /// How FFmpeg's command makes high dynamic range standard.
    static let toneMapping =
        "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,"
        + "zscale=t=bt709:m=bt709:r=tv,format=yuv420p"

    /// Tags of colours and range, as options of FFmpeg's command.
    static func tags(_ primaries: String, _ transfer: String, _ matrix: String, _ range: String = "tv") -> [String] {
        ["-color_primaries", primaries, "-color_trc", transfer, "-colorspace", matrix, "-color_range", range]
    }
}

extension Picture {
    /// How libswscale makes RGB most exactly.
    static let exact = "flags=accurate_rnd+full_chroma_int+full_chroma_inp+bitexact"
}

extension Judge {
    /// How alike the pictures of two files of one size are, frame by frame: SSIM, at most 1.
    static func similarity(_ first: String, _ second: String) throws -> Double {
        let graph = "[0:V:0]settb=1/1000,setpts=N[a];[1:V:0]settb=1/1000,setpts=N[b];[a][b]ssim"
        let outcome = try Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-hide_banner", "-nostats", "-i", first, "-i", second, "-lavfi", graph, "-fps_mode",
                "passthrough", "-f", "null", "-",
            ])
        let all = outcome.errors.firstMatch(of: #/SSIM .* All:(\S+)/#).map { String($0.1) }
        return all.flatMap(Double.init) ?? 0
    }

    /// A hash of each decoded picture, in order.
    static func pictureHashes(_ path: String, _ filters: String = "null") throws -> [String] {
        let output = try Tool.output(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-i", path, "-map", "0:V:0", "-vf", filters, "-fps_mode", "passthrough",
                "-f",
                "framemd5", "-",
            ])
        return String(decoding: output, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    /// What FFmpeg's filter idet says of a file's frames: how many are of two fields, and how many are whole.
    static func fields(_ path: String) throws -> (interlaced: Int, progressive: Int) {
        let outcome = try Tool.run(
            "ffmpeg", ["-nostdin", "-hide_banner", "-nostats", "-i", path, "-vf", "idet", "-f", "null", "-"])
        let counts = outcome.errors.firstMatch(
            of: #/Multi frame detection: TFF:\s*(\d+) BFF:\s*(\d+) Progressive:\s*(\d+)/#)
        let numbers = counts.map { [Int($0.1) ?? 0, Int($0.2) ?? 0, Int($0.3) ?? 0] } ?? [0, 0, 0]
        return (numbers[0] + numbers[1], numbers[2])
    }
}

extension Transcode {
    /// A video file without sound, called `web`.
    static func silent(
        _ codec: VideoCodec = .h264, in container: Container = .mp4, _ change: (inout Video) -> Void = { _ in }
    ) -> Transcode {
        var transcode = Transcode(name: "web.\(container)", container: container, video: codec.usual, audio: nil)
        change(&transcode.video)
        return transcode
    }

    /// Makes it of a file, and returns its path.
    func made(of media: Media, in scratch: Scratch) throws -> String {
        let folder = try scratch.folder(UUID().uuidString)
        return try #require(try MediaPass.Work.transcode(self).run(on: media, in: folder).files.first).path
    }
}
