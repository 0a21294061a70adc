import FFmpeg
import Foundation
import MediaTypes
import Testing

@testable import MediaProcessing

/// Faults are put into a file that was written, and it is checked against what went in.
@Suite("Faults in what was written")
struct OutputFaultTests {
    private let scratch: Scratch
    private let path: String
    private let expectation: OutputExpectation

    /// Copies a clip of 50 pictures through a muxer.
    init() throws {
        scratch = try Scratch()
        path = scratch.path + "/good.mp4"
        let source = try MadeClip.plain(
            "source.mp4", in: scratch,
            [
                "-c:v", "libx264", "-bf", "2", "-g", "10", "-x264-params",
                "colorprim=bt709:transfer=bt709:colormatrix=bt709",
                "-color_range", "tv", "-colorspace", "bt709", "-color_trc", "bt709", "-color_primaries", "bt709",
                "-c:a",
                "aac",
            ], sound: "sine=d=2:r=48000")
        var demuxer = try Demuxer(path: source.path)
        var muxer = try Muxer(path: path, format: "mp4")
        for index in 0...1 { _ = try muxer.addStream(copying: try demuxer.parameters(of: index)) }
        try muxer.writeHeader(options: ["movflags": "+faststart+write_colr"])
        var packet = try Packet()
        while try demuxer.read(into: &packet) {
            let stream = packet.streamIndex
            try muxer.write(&packet, to: stream)
        }
        let tracks = try muxer.finish()
        var expectation = OutputExpectation(
            frames: 50...50, audioSeconds: 2, resolution: Resolution(width: 64, height: 48), needsIndexFirst: true)
        expectation.picture = .init(color: .bt709, codedColor: .bt709, tag: "avc1")
        expectation.sound = .init(sampleRate: 48_000, channels: 1, tag: "mp4a")
        expectation.tracks = tracks
        self.expectation = expectation
    }

    /// What is found wrong with a file; `nil` if nothing is.
    private func fault(_ path: String) -> String? {
        do throws(MediaError) {
            _ = try OutputCheck(path: path, name: "web.mp4", expectation).run(CancellationToken())
            return nil
        } catch {
            return error.reason == .damagedOutput ? error.message : "\(error.reason): \(error)"
        }
    }

    private func fault(_ bytes: [UInt8]) throws -> String? { fault(try scratch.write(bytes, to: "bad.mp4")) }

    /// Has `ffmpeg` write the file again, in another way.
    private func fault(rewritten arguments: [String], flags: String = "+faststart+write_colr") throws -> String? {
        let target = scratch.path + "/rewritten.mp4"
        let before = arguments.first == "-itsoffset" ? Array(arguments.prefix(2)) : []
        let inputs = before.isEmpty ? ["-i", path] : ["-i", path] + before + ["-i", path]
        let maps = before.isEmpty ? ["-map", "0"] : ["-map", "0:v", "-map", "1:a"]
        _ = try Tool.output(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-y"] + inputs + maps + ["-c", "copy", "-movflags", flags]
                + arguments.dropFirst(before.count) + [target])
        return fault(target)
    }

    @Test("nothing is wrong with what was written, nor when another program writes the same")
    func good() throws {
        #expect(fault(path) == nil)
        #expect(try fault(rewritten: []) == nil)
    }

    @Test("every flipped byte of the media is found")
    func flipped() throws {
        let good = try Media(path: path).bytes
        let media = try #require(good.firstRange(of: Array("mdat".utf8))).upperBound
        var unfound: [Int] = []
        for place in stride(from: media, to: good.count, by: (good.count - media) / 97) {
            var bytes = good
            bytes[place] ^= UInt8(1 << (place % 8))
            if try fault(bytes) == nil { unfound.append(place) }
        }
        #expect(unfound == [])
    }

    @Test("every file that was cut off is found")
    func truncated() throws {
        let good = try Media(path: path).bytes
        let cuts = [good.count - 1] + (0..<20).map { good.count * $0 / 20 }
        for cut in cuts { #expect(try fault(Array(good.prefix(cut))) != nil, "\(cut) of \(good.count)") }
    }

    @Test(
        "whatever is not as it was is told",
        arguments: [
            ("its index doesn't come first", [], "+write_colr"),
            (
                "its container says the primaries smpte170m and not bt709; its container says the transfer smpte170m and not "
                    + "bt709; its container says the matrix smpte170m and not bt709",
                ["-color_primaries", "smpte170m", "-color_trc", "smpte170m", "-colorspace", "smpte170m"], nil
            ),
            (
                "its pictures say the matrix smpte170m and not bt709",
                ["-bsf:v", "h264_metadata=matrix_coefficients=6"], nil
            ),
            (
                "its pictures say the shape 2/1 of a pixel and not 1/1",
                ["-bsf:v", "h264_metadata=sample_aspect_ratio=2/1"], nil
            ),
            ("its pixels have the shape 2/1 and not 1/1", ["-aspect", "8:3"], nil),
            ("its pictures are to be turned by 270 degrees", ["-metadata:s:v", "rotate=90"], nil),
            ("49 pictures can be decoded and not 50", ["-frames:v", "49"], nil),
            ("and not 2.0 s", ["-frames:a", "60"], nil),
            ("its pictures have 49 packets and not 50", ["-frames:v", "49"], nil),
            ("its sound has 94 packets and not 95", ["-frames:a", "94"], nil),
            ("its sound begins 0.078 s after its pictures and not -0.021 s", ["-itsoffset", "0.1"], nil),
            ("packet 2 of its pictures comes at 0.080 s and not 0.040 s", ["-bsf:v", "setts=ts=TS*2"], nil),
            ("its sound has 44100 Hz and not 48000 Hz", ["-c:a", "aac", "-ar", "44100"], nil),
            ("its sound has 2 channels and not 1", ["-c:a", "aac", "-ac", "2"], nil),
            ("the data of its sound aren't those that were written", ["-c:a", "aac", "-b:a", "32k"], nil),
            ("its size is 32x24 and not 64x48", ["-c:v", "libx264", "-s", "32x24"], nil),
            ("it has 1 tracks and not 2", ["-an"], nil),
        ] as [(String, [String], String?)])
    func wrong(words: String, arguments: [String], flags: String?) throws {
        let fault = try fault(rewritten: arguments, flags: flags ?? "+faststart+write_colr")
        #expect(fault?.contains(words) == true, "\(fault ?? "nothing was found")")
    }

    @Test("a codec that is marked in another way is told", arguments: ["avc1", "mp4a"])
    func mark(tag: String) throws {
        var bytes = try Media(path: path).bytes
        let entry = try #require(bytes.firstRange(of: Array("stsd".utf8)))
        let place = try #require(bytes[entry.upperBound...].firstRange(of: Array(tag.utf8))).lowerBound
        bytes.replaceSubrange(place..<place + 4, with: Array((tag == "avc1" ? "avc3" : "enca").utf8))
        #expect(try fault(bytes) != nil)
    }

    @Test("what failed its check stays as evidence, and isn't among the outcome's files")
    func evidence() throws {
        let folder = try scratch.folder("kept")
        let files = BegunFiles(in: folder)
        for name in ["a.mp4", "b.mp4"] { _ = FileManager.default.createFile(atPath: files.begin(name), contents: nil) }
        files.discard(because: MediaError(.damagedOutput, "a.mp4 was written but"))
        #expect(Media.names(in: folder) == ["a.mp4", "b.mp4"])
        files.discard(because: MediaError(.unreadable, "the source is damaged"))
        #expect(Media.names(in: folder) == [])
    }

    @Test("what failed its check in a worker process is brought to where its job's drafts are")
    func evidenceOfWorkers() throws {
        let (place, drafts) = (try scratch.folder("worker"), try scratch.folder("drafts"))
        let output = MediaPass.Output(id: "web", work: .web(.mp4), folder: drafts)
        let pass = MediaPass(source: path, sourceName: "clip.mp4", outputs: [output])
        let reported = Finished()
        let courier = PassCourier(pass) { event in
            if case .finished(let id, let result) = event { reported.add(id, result) }
        }
        let folder = PassFolders(place).prepare(pass).outputs[0].folder
        try Data("half".utf8).write(to: URL(filePath: folder + "/web.mp4"))
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
        let error = MediaError(.damagedOutput, "web.mp4 was written but")
        courier.take(.finished(output: "web", .failure(error)), from: PassFolders(place), of: pass)
        #expect(reported.all["web"]?.error == error)
        #expect(Media.names(in: drafts) == ["web.mp4"])
    }
}
