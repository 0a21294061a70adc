import FFmpeg
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("How often a pass reads its source, and why")
struct PassReadingsTests {
    private let box = Resolution(width: 3840, height: 2160)

    private func transcode(
        _ codec: Transcode.VideoCodec, _ change: (inout Transcode) -> Void = { _ in }
    )
        -> MediaPass.Work
    {
        var transcode = Transcode(name: "x.mkv", container: .mkv, video: codec.usual, audio: nil)
        change(&transcode)
        return .transcode(transcode)
    }

    private func large(_ codec: Transcode.VideoCodec) -> MediaPass.Work {
        transcode(codec) {
            $0.video.width = box.width
            $0.video.height = box.height
            $0.video.upscale = true
        }
    }

    private func readings(_ works: [MediaPass.Work], of source: MediaInfo?, held: Int = 64 << 20) -> String {
        var limits = SourceLimits()
        limits.heldSoundBytes = held
        let named = works.enumerated().map { ("\(["a", "b", "c"][$0])", $1) }
        let readings = PassReadings(of: named, source: source, limits: limits)
        return "\(readings.count)\(readings.isCertain ? "" : "?") \(readings.reasons)"
    }

    @Test("is known of a file whose facts are known")
    func known() throws {
        let clip = try Demuxer(path: Media.fixture("clip.mp4").path).info
        let twoPass = transcode(.vp9) { $0.video.passes = 2 }
        var loud = AudioTrack(name: "a.m4a", format: .m4a)
        loud.sound.loudness = LoudnessTarget()
        #expect(readings([transcode(.h264), .poster(Poster(widths: [32], formats: [.png]))], of: clip) == "1 []")
        #expect(readings([.probe(Probe())], of: clip) == "0 []")
        #expect(readings([transcode(.h264), twoPass], of: clip) == #"2 ["b is encoded in two passes"]"#)
        #expect(readings([twoPass, twoPass], of: clip) == #"2 ["a and b are encoded in two passes"]"#)
        #expect(readings([.audioTrack(loud)], of: clip) == "1 []")
        #expect(
            readings([.audioTrack(loud)], of: clip, held: 1000)
                == #"2 ["the sound of a is too long to be held until its loudness is known"]"#)
        #expect(
            readings([transcode(.av1), transcode(.av1)], of: clip) == #"2 ["AV1 is encoded one at a time"]"#)
        let copied = transcode(.h264) {
            $0.video.passes = 2
            $0.video.crf = nil
            $0.video.bitRate = 9_000_000
            $0.video.copy = .always
        }
        #expect(readings([copied], of: clip) == "1 []")
    }

    @Test("is expected of one that isn't there, where it depends on it")
    func unknown() {
        var loud = AudioTrack(name: "a.m4a", format: .m4a)
        loud.sound.loudness = LoudnessTarget()
        let twoPass = transcode(.vp9) { $0.video.passes = 2 }
        #expect(readings([transcode(.h264), .poster(Poster(widths: [32], formats: [.png]))], of: nil) == "1 []")
        #expect(readings([twoPass], of: nil) == #"2 ["a is encoded in two passes"]"#)
        #expect(readings([transcode(.h264), transcode(.vp9)], of: nil) == "1? []")
        #expect(readings([.audioTrack(loud)], of: nil) == "1? []")
    }

    @Test("is what comes true, and what outputs tell of themselves")
    func comesTrue() throws {
        let folder = try Scratch()
        let works = [transcode(.vp9) { $0.video.passes = 2 }, transcode(.h264)]
        var pass = MediaPass(
            .fixture("clip.mp4"),
            try works.enumerated().map { .init(id: "\($0)", work: $1, folder: try folder.folder("\($0)")) })
        pass.limits.encoderBytes = 1
        let found = try pass.results().mapValues { result in
            try result.get().notes.filter { $0.hasPrefix("the source was read") }
        }
        let twice = "the source was read twice: the picture is encoded in two passes"
        #expect(found["0"] == [twice])
        let more = try #require(found["1"]?.first)
        #expect(more.hasPrefix("the source was read once more for it: the encoders together need "))
        #expect(more.hasSuffix(", and 1 B is the limit"))
    }
}
