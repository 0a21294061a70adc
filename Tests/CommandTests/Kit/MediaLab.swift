import Foundation

/// Makes media files that have in them what few have.
struct MediaLab {
    private let scratch: Scratch
    private let moving = ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=25:d=4"]
    private let sounding = ["-f", "lavfi", "-i", "sine=d=4"]

    init(_ scratch: Scratch) { self.scratch = scratch }

    /// Files in which, together, everything is that a probe can tell; the last is none.
    func all() throws -> [String] {
        try scratch.write("no media at all", to: "bad.mp4")
        return [
            try signed(), try titled("titled.mkv", "one"), try damaged(), try cut(), try cutOften(), try bright(),
            try visionary(),
            try make("deep.flac", sounding + ["-sample_fmt", "s32"]),
            try make("short.mp4", moving + ["-f", "lavfi", "-i", "sine=d=1", "-map", "0", "-map", "1"]),
            try make(
                "secret.mp4",
                moving + [
                    "-encryption_scheme", "cenc-aes-ctr", "-encryption_key", "76a6c65c5ea762046bd749a2e632ccbb",
                    "-encryption_kid", "a7e61c373e219033c21091fa607bf3b8",
                ]), "bad.mp4",
        ]
    }

    /// A clip with a title of its pictures, in Matroska.
    func titled(_ name: String, _ title: String, _ more: [String] = []) throws -> String {
        try make(
            name,
            moving + sounding + [
                "-c:v", "libx264", "-c:a", "aac", "-metadata:s:v", "title=\(title)", "-metadata:s:a", "language=deu",
            ] + more)
    }

    /// A clip with C2PA's box.
    private func signed() throws -> String {
        let clip = try Data(contentsOf: Command.root.appending(path: "Fixtures/Media/clip.mp4"))
        return try write(clip + Data([0, 0, 0, 16]) + Data("c2pa".utf8) + Data(count: 8), to: "signed.mp4")
    }

    /// A clip whose pictures are partly overwritten.
    private func damaged() throws -> String {
        var bytes = try data(make("whole.mp4", moving + ["-c:v", "libx264", "-g", "25", "-b:v", "400k"]))
        guard let media = bytes.firstRange(of: Data("mdat".utf8)) else { throw CocoaError(.fileReadCorruptFile) }
        for index in (media.upperBound + 4_000)..<(media.upperBound + 4_600) { bytes[index] = 0xA5 }
        return try write(bytes, to: "damaged.mp4")
    }

    /// A clip whose edit list leaves out its first pictures.
    private func cut() throws -> String {
        let whole = try make("long.mp4", moving + sounding + ["-c:v", "libx264", "-g", "50"])
        return try make("cut.mp4", ["-ss", "0.5", "-i", whole, "-c", "copy"])
    }

    /// A clip whose edit list is longer than lists are read.
    private func cutOften() throws -> String {
        var bytes = try data(make("uncut.mp4", moving + ["-c:v", "libx264", "-bf", "0", "-use_editlist", "0"]))
        // A thousandth of a second each, from the beginning, at the usual speed.
        let edit = [UInt32(1), 0, 0x1_0000].flatMap(\.bytes)
        let edits = Data([UInt32(0), 300].flatMap(\.bytes) + (0..<300).flatMap { (_: Int) in edit })
        let list = box("edts", box("elst", edits))
        guard let track = bytes.firstRange(of: Data("trak".utf8)), let movie = bytes.firstRange(of: Data("moov".utf8))
        else { throw CocoaError(.fileReadCorruptFile) }
        let end = track.lowerBound - 4 + size(in: bytes, before: track.lowerBound)
        for name in [movie, track] {
            let longer = UInt32(size(in: bytes, before: name.lowerBound) + list.count)
            bytes.replaceSubrange((name.lowerBound - 4)..<name.lowerBound, with: longer.bytes)
        }
        bytes.insert(contentsOf: list, at: end)
        return try write(bytes, to: "cut-often.mp4")
    }

    private func box(_ name: String, _ content: Data) -> Data {
        Data(UInt32(content.count + 8).bytes) + Data(name.utf8) + content
    }

    private func size(in bytes: Data, before name: Int) -> Int {
        bytes[(name - 4)..<name].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A clip of high dynamic range whose bitstream tells its light.
    private func bright() throws -> String {
        try make(
            "bright.mp4",
            moving + [
                "-c:v", "libx265", "-pix_fmt", "yuv420p10le", "-x265-params",
                "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:"
                    + "master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400",
            ])
    }

    /// A clip with a Dolby Vision configuration, in the place of what is said of the pixels' shape and the bit rate.
    private func visionary() throws -> String {
        var bytes = try data(make("plain.mp4", moving + ["-c:v", "libx264"]))
        guard let shape = bytes.firstRange(of: Data("pasp".utf8)),
            bytes.firstRange(of: Data("btrt".utf8))?.lowerBound == shape.lowerBound + 16
        else { throw CocoaError(.fileReadCorruptFile) }
        let record: [UInt8] = [1, 0, 8 << 1, 6 << 3 | 5, 1 << 4] + Array(repeating: 0, count: 23)
        let box = Data([0, 0, 0, 36]) + Data("dvvC".utf8) + Data(record)
        bytes.replaceSubrange((shape.lowerBound - 4)..<(shape.lowerBound + 32), with: box)
        return try write(bytes, to: "visionary.mp4")
    }

    private func make(_ name: String, _ arguments: [String]) throws -> String {
        let file = scratch.url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let path = file.path
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["ffmpeg", "-v", "error", "-y"] + arguments + [path]
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
        return path
    }

    private func data(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    private func write(_ bytes: Data, to name: String) throws -> String {
        let file = scratch.url.appending(path: name)
        try bytes.write(to: file)
        return file.path
    }
}

extension UInt32 {
    /// Its bytes, the highest first.
    fileprivate var bytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) } }
}
