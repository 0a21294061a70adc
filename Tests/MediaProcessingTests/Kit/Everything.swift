import MediaProcessing
import MediaTypes

extension MediaPass.Work {
    /// One of each kind of output, by name, small enough for many files.
    static let everything: [String: MediaPass.Work] = {
        var probe = Probe()
        probe.depth = .frames
        return [
            "check": .probe(probe),
            "mp4": .web(.mp4, maxWidth: 160),
            "webm": .web(.webm, maxWidth: 160),
            "poster": .poster(Poster(widths: [80], formats: Poster.Format.allCases)),
            "m4a": .sound(.m4a),
            "opus": .sound(.opus),
            "mp3": .sound(.mp3),
            "flac": .sound(.flac),
            "wav": .sound(.wav),
        ]
    }()
}

extension MediaPass.Work {
    /// More of what may share a pass: filters that two want, two readings, copies, a part, a constant rate.
    static let sharing: [String: MediaPass.Work] = {
        func video(_ kind: WebKind, _ change: (inout Transcode) -> Void) -> MediaPass.Work {
            var transcode = kind.transcode(named: "web")
            transcode.video.maxWidth = 80
            change(&transcode)
            return .transcode(transcode)
        }
        var flac = AudioTrack(name: "sound.flac", format: .flac)
        flac.sound.loudness = LoudnessTarget()
        return everything.merging([
            "small": video(.webm) { _ in },
            "small mp4": video(.mp4) { $0.video.speed = "ultrafast" },
            "two passes": video(.webm) { ($0.video.crf, $0.video.passes, $0.video.bitRate) = (nil, 2, 100_000) },
            "loud": video(.mp4) { $0.audio?.sound.loudness = LoudnessTarget() },
            "loud sound": .audioTrack(flac),
            "copied": video(.mp4) {
                $0.video.maxWidth = nil
                $0.video.copy = .whenRight
                $0.audio?.copy = .whenRight
            },
            "part": video(.mp4) { $0.trim = Trim(start: Seconds(0.1), end: Seconds(0.7)) },
            "constant": video(.mp4) { $0.video.frameRate = Rational(12, 1) },
            "waveform": .waveform(Waveform(formats: [.json, .png])),
        ]) { first, _ in first }
    }()
}

extension MediaPass {
    /// A pass that makes one of each kind, each in a folder of its own in `scratch`.
    static func everything(
        of media: Media, in scratch: Scratch, _ works: [String: MediaPass.Work] = MediaPass.Work.everything
    ) throws -> MediaPass {
        let outputs = try works.sorted { $0.key < $1.key }.map { id, work in
            MediaPass.Output(id: id, work: work, folder: try scratch.folder(id))
        }
        return MediaPass(media, outputs)
    }
}
