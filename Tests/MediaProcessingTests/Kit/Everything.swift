import MediaProcessing

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

extension MediaPass {
    /// A pass that makes one of each kind, each in a folder of its own in `scratch`.
    static func everything(of media: Media, in scratch: Scratch) throws -> MediaPass {
        let outputs = try MediaPass.Work.everything.sorted { $0.key < $1.key }.map { id, work in
            MediaPass.Output(id: id, work: work, folder: try scratch.folder(id))
        }
        return MediaPass(media, outputs)
    }
}
