import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Shapes and times of a transcode")
struct TranscodeShapeTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("where nothing has to be done, the pictures that are encoded are those that were decoded")
    func untouched() throws {
        let clip = try Clip.drawn(
            "testsrc2=s=160x90:r=25:d=0.4",
            ["-pix_fmt", "yuv420p", "-c:v", "libx264"] + Clip.tags("bt709", "bt709", "bt709"), "clip.mp4", in: scratch)
        let path = try PictureHarness(.silent()).madeWithoutLoss(of: clip, in: scratch)
        #expect(try Judge.pictureHashes(path) == Judge.pictureHashes(clip.path))
    }

    @Test("an odd line is cut off, and no other is touched", arguments: ["35x26", "34x27", "35x27"])
    func odd(size: String) throws {
        let clip = try Clip.drawn(
            "testsrc2=s=\(size):r=25:d=0.2",
            ["-pix_fmt", "yuv420p", "-c:v", "ffv1"] + Clip.tags("bt709", "bt709", "bt709"), "odd.mkv", in: scratch)
        let path = try PictureHarness(.silent()).madeWithoutLoss(of: clip, in: scratch)
        #expect(try ProbeReport.of(path).video?.size == "34x26")
        #expect(try Judge.pictureHashes(path) == Judge.pictureHashes(clip.path, "crop=34:26:0:0:exact=1"))
    }

    @Test("the edge of two colours stays where it is and as sharp, beside an odd line")
    func edge() throws {
        let clip = try Clip.drawn(
            "color=white:s=35x27:r=25:d=0.2,drawbox=x=0:y=0:w=16:h=27:t=fill:color=black",
            ["-pix_fmt", "yuv444p", "-c:v", "ffv1"] + Clip.tags("bt709", "bt709", "bt709"), "edge.mkv", in: scratch)
        let picture = try Picture(try Transcode.silent { $0.crf = 4 }.made(of: clip, in: scratch))
        #expect(picture.size == "34x26")
        #expect(picture.color(15, 13)[0] < 16 && picture.color(16, 13)[0] > 240)
    }

    @Test("fields become whole pictures, as many as there were")
    func interlaced() throws {
        let clip = try Clip.drawn(
            "testsrc2=s=320x240:r=50:d=1,tinterlace=interleave_top,setfield=tff",
            ["-c:v", "mpeg2video", "-qscale:v", "2", "-flags", "+ildct+ilme", "-pix_fmt", "yuv420p"], "fields.mpg",
            in: scratch)
        let path = try Transcode.silent { $0.crf = 10 }.made(of: clip, in: scratch)
        #expect(try Judge.frameTimes(path).count == 25)
        #expect(try Judge.fields(clip.path).interlaced > 15)
        #expect(try Judge.fields(path).progressive > 15)
        let reference = try Clip.converted(
            clip, ["-vf", "bwdif=mode=send_frame", "-pix_fmt", "yuv420p", "-c:v", "ffv1"], "reference.mkv", in: scratch)
        #expect(try Judge.similarity(reference.path, path) > 0.99)
        let kept = try Transcode.silent {
            $0.crf = 10
            $0.deinterlace = .never
        }.made(of: clip, in: scratch)
        #expect(try Judge.fields(kept).interlaced > 15)
    }

    @Test("each picture keeps its time, or all come in equal steps")
    func rates() throws {
        let clip = try Clip.drawn(
            "testsrc2=s=64x64:r=50:d=1,select='not(mod(n,3))+eq(n,7)'",
            ["-fps_mode", "vfr", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-video_track_timescale", "90000"],
            "vfr.mp4",
            in: scratch)
        let kept = try Judge.frameTimes(try Transcode.silent().made(of: clip, in: scratch))
        let source = try Judge.frameTimes(clip.path)
        #expect(kept.count == source.count)
        #expect(zip(kept, source).allSatisfy { abs($0 - $1) < 0.0001 })
        let steady = try Transcode.silent { $0.frameRate = Rational(30_000, 1_001) }.made(of: clip, in: scratch)
        let video = try ProbeReport.of(steady).video
        #expect(video?.avg_frame_rate == "30000/1001" && video?.r_frame_rate == "30000/1001")
        #expect(try Judge.frameTimes(steady).enumerated().allSatisfy { abs(Double($0) * 1_001 / 30_000 - $1) < 0.0001 })
        let judged = try Clip.converted(clip, ["-vf", "fps=30000/1001", "-c:v", "ffv1"], "judged.mkv", in: scratch)
        #expect(try Judge.frameTimes(steady).count == Judge.frameTimes(judged.path).count)
    }

    @Test(
        "in equal steps the last picture lasts as long as the others", arguments: [Int32(12), 25, 50],
        ["mp4", "ts", "mkv"])
    func lastPicture(rate: Int32, container: String) throws {
        let clip = try Clip.drawn(
            "testsrc2=s=64x64:r=25:d=1", ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-crf", "4"], "last.\(container)",
            in: scratch)
        let path = try Transcode.silent { ($0.frameRate, $0.crf) = (Rational(rate, 1), 4) }.made(of: clip, in: scratch)
        let judged = try Clip.converted(clip, ["-vf", "fps=\(rate)", "-c:v", "ffv1"], "judged.mkv", in: scratch)
        #expect(try Judge.frameTimes(path).count == rate)
        #expect(try Judge.similarity(judged.path, path) > 0.99)
    }

    @Test("of a source with more pictures than may be, every second is kept")
    func fewer() throws {
        let clip = try Clip.drawn(
            "testsrc2=s=64x64:r=50:d=1", ["-pix_fmt", "yuv420p", "-c:v", "libx264"], "fast.mp4", in: scratch)
        let path = try Transcode.silent { $0.maxFrameRate = 30 }.made(of: clip, in: scratch)
        #expect(try ProbeReport.of(path).video?.avg_frame_rate == "25/1")
        #expect(try Judge.frameTimes(path).count == 25)
    }

    @Test("a part of a source has the pictures that are seen in it", arguments: [nil, Rational(25, 1)])
    func part(rate: Rational?) throws {
        let clip = try Clip.drawn(
            "testsrc2=s=160x96:r=25:d=2", ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-crf", "4"], "clip.mp4",
            in: scratch)
        var transcode = Transcode.silent {
            $0.crf = 4
            $0.frameRate = rate
        }
        transcode.trim = Trim(start: Seconds(0.48), end: Seconds(1.2))
        let path = try transcode.made(of: clip, in: scratch)
        let times = try Judge.frameTimes(path)
        #expect(times.count == 18 && times.first == 0)
        let reference = try Clip.converted(
            clip, ["-vf", "trim=start=0.48:end=1.2,setpts=PTS-STARTPTS", "-c:v", "ffv1"], "reference.mkv", in: scratch)
        #expect(try Judge.similarity(reference.path, path) > 0.99)
    }

    @Test("a part that has no picture is an error")
    func nothing() throws {
        var transcode = Transcode.silent()
        transcode.trim = Trim(start: Seconds(100), end: Seconds(101.5))
        let folder = scratch.path
        let error = #expect(throws: MediaError.self) {
            try MediaPass.Work.transcode(transcode).run(on: .fixture("clip.mp4"), in: folder)
        }
        #expect(error == MediaError(.unreadable, "clip.mp4 has no picture from 100.0 s to 101.5 s"))
        #expect(scratch.names == [])
    }

    @Test("a box is filled, and no shape is changed", arguments: Transcode.Fit.allCases)
    func box(fit: Transcode.Fit) throws {
        let clip = try Clip.drawn(
            "testsrc2=s=320x180:r=25:d=0.2",
            ["-pix_fmt", "yuv420p", "-c:v", "ffv1"] + Clip.tags("bt709", "bt709", "bt709"), "clip.mkv", in: scratch)
        let path = try Transcode.silent {
            $0.crf = 4
            ($0.fit, $0.width, $0.height) = (fit, 160, 160)
        }.made(of: clip, in: scratch)
        let filters: [Transcode.Fit: String] = [
            .contain: "scale=160:90:flags=lanczos", .cover: "scale=284:160:flags=lanczos,crop=160:160:62:0",
            .pad: "scale=160:90:flags=lanczos,pad=160:160:0:34",
        ]
        let reference = try Clip.converted(
            clip, ["-vf", (filters[fit] ?? "") + ",setsar=1", "-c:v", "ffv1"], "reference.mkv", in: scratch)
        #expect(try ProbeReport.of(path).video?.sample_aspect_ratio ?? "1:1" == "1:1")
        #expect(try Judge.similarity(reference.path, path) > 0.99)
    }
}
