import Foundation
import MediaProcessing
import MediaTypes
import Testing

/// What a container holds, and what is made of a clip in every kind.
@Suite("Kinds of video file")
struct TranscodeKindTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("there are eight in MP4, two in WebM, two in MOV and eight in MKV")
    func kinds() {
        let videos = ["h264", "hevc", "vp9", "av1"]
        let all = videos.flatMap { ["\($0) and aac", "\($0) and opus"] }
        #expect(
            WebKind.all.map(\.testDescription)
                == all.map { "\($0) in mp4" } + ["vp9 and opus in webm", "av1 and opus in webm"]
                + ["h264 and aac in mov", "hevc and aac in mov"] + all.map { "\($0) in mkv" })
    }

    @Test("every one is what was asked for, with every picture and the sound", arguments: WebKind.all)
    func judged(kind: WebKind) throws {
        let source = Media.fixture("clip.mp4")
        let path = try made(kind.transcode(named: "web"), of: source)
        let faults = try WebFile(kind, path, ProbeReport.of(path, ["-count_frames"]))
            .faults(against: ProbeReport.of(source.path, ["-count_frames"]), maxWidth: nil)
        #expect(faults == [])
        #expect(try Judge.complaints(about: path) == "")
        #expect(try Judge.likeness(source.path, path) > 30)
    }

    @Test("the sound is left out where none is asked for", arguments: WebKind.usual)
    func silent(kind: WebKind) throws {
        var transcode = kind.transcode(named: "web")
        transcode.audio = nil
        let report = try ProbeReport.of(try made(transcode, of: .fixture("clip.mp4")), ["-count_frames"])
        #expect(report.streams.map(\.codec_name) == [kind.video.rawValue])
        #expect(report.video?.nb_read_frames == "50")
    }

    @Test("key frames are no further apart than asked for", arguments: WebKind.usual, [0.2, 1])
    func keyframes(kind: WebKind, interval: Double) throws {
        var transcode = kind.transcode(named: "web")
        transcode.video.keyframeInterval = interval
        let path = try made(transcode, of: .fixture("clip.mp4"))
        let output = try Tool.output(
            "ffprobe",
            ["-v", "error", "-select_streams", "v", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0", path])
        let keys = String(decoding: output, as: UTF8.self).split(separator: "\n").filter { $0.contains(",K") }
            .compactMap { Double($0.prefix { $0 != "," }) }
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $1 - $0 <= interval + 0.002 })
        #expect(keys.count >= Int(2 / interval))
    }

    @Test("quality and peak decide, from one end of the codec's range to the other", arguments: WebKind.usual)
    func quality(kind: WebKind) throws {
        let usual = try #require(kind.video.usual.crf)
        let qualities = [kind.video.qualities.lowerBound, usual, kind.video.qualities.upperBound]
        let unbounded = try qualities.map { try size(kind, crf: $0, maxBitRate: 0) }
        #expect(unbounded[0] > unbounded[1] && unbounded[1] > unbounded[2])
        #expect(try size(kind, crf: qualities[1], maxBitRate: 20_000) < unbounded[1])
    }

    @Test("sound of one channel takes a rate that is too high for it as the highest", arguments: WebKind.ofAnySize)
    func highRate(kind: WebKind) throws {
        var transcode = kind.transcode(named: "web")
        transcode.audio?.bitRate = 512_000
        let audio = try ProbeReport.of(try made(transcode, of: .fixture("sync.mp4"))).audio
        #expect(audio?.channels == 1)
        #expect(audio?.codec_name == kind.audio.rawValue)
    }

    @Test(
        "every speed of a codec is one that its encoder knows, and no two are the same",
        arguments: Transcode.VideoCodec.allCases)
    func speeds(codec: Transcode.VideoCodec) throws {
        // The slowest of x265 and SVT-AV1 take a minute each.
        let slow = codec == .av1 ? Array(codec.speeds.prefix(6)) : codec == .hevc ? Array(codec.speeds.suffix(4)) : []
        let speeds = codec.speeds.filter { !slow.contains($0) }
        let files = try speeds.map { speed in
            var transcode = WebKind(container: .mp4, video: codec, audio: .aac).transcode(named: speed)
            transcode.video.speed = speed
            return try Media(path: made(transcode, of: .fixture("clip.mp4"))).bytes
        }
        #expect(Set(files).count == speeds.count)
    }

    /// How large a file becomes.
    private func size(_ kind: WebKind, crf: Int, maxBitRate: Int) throws -> Int {
        var transcode = kind.transcode(named: "web")
        transcode.video.crf = crf
        transcode.video.maxBitRate = maxBitRate
        return try Media(path: made(transcode, of: .fixture("clip.mp4"))).bytes.count
    }

    /// Makes a file and returns its path.
    private func made(_ transcode: Transcode, of media: Media) throws -> String {
        let folder = try scratch.folder(UUID().uuidString)
        return try #require(try MediaPass.Work.transcode(transcode).run(on: media, in: folder).files.first).path
    }
}
