import Foundation
import MediaProcessing
import Synchronization

/// Makes everything that can be made of each file, whatever it is; `Scripts/sanitize` runs it under tools that see memory
/// used wrongly.
///
/// Its arguments are a folder to write into and the files. It ends with 1 if a pass left out to say what became of an
/// output; the rest is for the tool to see.
@main
enum PassCheck {
    static func main() throws {
        guard CommandLine.arguments.count > 2 else {
            FileHandle.standardError.write(Data("usage: PassCheck SCRATCH-FOLDER FILE...\n".utf8))
            exit(2)
        }
        var isWhole = true
        for file in CommandLine.arguments.dropFirst(2) {
            let folder = CommandLine.arguments[1] + "/" + UUID().uuidString
            let passes = [
                try pass(over: file, in: folder, works),
                // Alone it is read from a keyframe on.
                try pass(over: file, in: folder, ["late": .poster(Poster(at: .middle, widths: [80], formats: [.png]))]),
            ]
            let tally = Mutex((made: 0, refused: 0))
            for pass in passes {
                MediaPassRunner(pass).run { event in
                    guard case .finished(_, let result) = event else { return }
                    tally.withLock { if case .success = result { $0.made += 1 } else { $0.refused += 1 } }
                }
            }
            let (made, refused) = tally.withLock { $0 }
            print("\(passes[0].sourceName): \(made) made, \(refused) refused")
            if made + refused != passes.reduce(0, { $0 + $1.outputs.count }) { isWhole = false }
            try FileManager.default.removeItem(atPath: folder)
        }
        exit(isWhole ? 0 : 1)
    }

    private static func pass(
        over file: String, in folder: String, _ works: [String: MediaPass.Work]
    ) throws -> MediaPass {
        let outputs = try works.sorted { $0.key < $1.key }.map { id, work in
            let place = folder + "/" + id
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            return MediaPass.Output(id: id, work: work, folder: place)
        }
        return MediaPass(source: file, sourceName: URL(filePath: file).lastPathComponent, outputs: outputs)
    }

    /// One of each kind, small: what a tool watches takes thirty times as long.
    private static var works: [String: MediaPass.Work] {
        var probe = Probe()
        probe.depth = .frames
        var mp4 = Transcode(
            name: "web.mp4", container: .mp4,
            video: Transcode.Video(codec: .h264, crf: 30, maxBitRate: 0, speed: "ultrafast"),
            audio: Transcode.Audio(codec: .aac, bitRate: 64_000))
        mp4.video.maxWidth = 96
        var webm = Transcode(
            name: "web.webm", container: .webm,
            video: Transcode.Video(codec: .vp9, crf: 40, maxBitRate: 0, speed: "5"),
            audio: Transcode.Audio(codec: .opus, bitRate: 64_000))
        webm.video.maxWidth = 96
        var remux = mp4
        remux.video.copy = .whenRight
        remux.audio?.copy = .whenRight
        return [
            "check": .probe(probe), "mp4": .transcode(mp4), "webm": .transcode(webm), "remux": .transcode(remux),
            "poster": .poster(Poster(widths: [80], formats: Poster.Format.allCases)),
            "m4a": .audioTrack(AudioTrack(name: "sound.m4a", format: .m4a)),
            "flac": .audioTrack(AudioTrack(name: "sound.flac", format: .flac)),
        ]
    }
}
