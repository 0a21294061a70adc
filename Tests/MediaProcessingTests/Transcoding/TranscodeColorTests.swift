import Foundation
import MediaProcessing
import MediaTypes
import Testing

/// A way to store a colour.
struct StoredColor: Sendable, CustomTestStringConvertible {
    /// Its name for people.
    let name: String
    /// The format of its samples.
    let format: String
    /// The matrix as the scale filter has it, and the tag of it; `nil` for none.
    let matrix: (name: String, tag: String)?
    /// The range: `tv` or `pc`.
    let range: String
    /// The tags of what is made.
    let made: [String]

    var testDescription: String { name }

    private static let bt601 = ["smpte170m", "smpte170m", "smpte170m"]
    private static let bt709 = ["bt709", "bt709", "bt709"]

    static let all = [
        StoredColor(
            name: "BT.601 limited", format: "yuv420p", matrix: ("bt601", "smpte170m"), range: "tv", made: bt601),
        StoredColor(name: "BT.601 full", format: "yuv420p", matrix: ("bt601", "smpte170m"), range: "pc", made: bt601),
        StoredColor(
            name: "BT.709 limited, 4:4:4", format: "yuv444p", matrix: ("bt709", "bt709"), range: "tv", made: bt709),
        StoredColor(name: "BT.709 full", format: "yuv420p", matrix: ("bt709", "bt709"), range: "pc", made: bt709),
        StoredColor(
            name: "BT.709 limited, 10 bits", format: "yuv420p10le", matrix: ("bt709", "bt709"), range: "tv", made: bt709
        ),
        StoredColor(name: "RGB", format: "gbrp", matrix: nil, range: "pc", made: bt709),
    ]

    /// A clip of one colour.
    func clip(_ color: String, in scratch: Scratch) throws -> Media {
        let source = "color=0x\(color):s=64x64:r=25:d=0.2,format=gbrp"
        guard let matrix else {
            return try Clip.drawn(source, ["-c:v", "ffv1", "-pix_fmt", "gbrp"], "color.mkv", in: scratch)
        }
        let filter = "scale=out_color_matrix=\(matrix.name):out_range=\(range):flags=accurate_rnd,format=\(format)"
        return try Clip.drawn(
            source, ["-vf", filter, "-c:v", "ffv1"] + Clip.tags(matrix.tag, matrix.tag, matrix.tag, range), "color.mkv",
            in: scratch)
    }
}

@Suite("Colours of a transcode")
struct TranscodeColorTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test(
        "a colour is what it was within 2 levels of 255, tagged in the stream and in the file",
        arguments: StoredColor.all, ["c02040", "20a060", "808080", "f0f0f0"])
    func patches(stored: StoredColor, color: String) throws {
        let path = try Transcode.silent { $0.crf = 4 }.made(of: stored.clip(color, in: scratch), in: scratch)
        let video = try ProbeReport.of(path).video
        #expect([video?.color_primaries, video?.color_transfer, video?.color_space] == stored.made)
        #expect(video?.color_range == "tv")
        let matrix = stored.made[2] == "bt709" ? "bt709" : "bt601"
        let picture = try Picture(path, filters: "scale=in_color_matrix=\(matrix):in_range=tv:\(Picture.exact)")
        let number = try #require(Int(color, radix: 16))
        let wanted = [number >> 16, number >> 8 & 255, number & 255]
        let worst = zip(picture.color(32, 32), wanted).map { abs($0 - $1) }.max()
        #expect(try #require(worst) <= 2, "\(picture.color(32, 32)) and not \(wanted)")
    }

    @Test("tags are in every codec's own stream, and in every container", arguments: Transcode.VideoCodec.allCases)
    func tags(codec: Transcode.VideoCodec) throws {
        let source = try StoredColor.all[1].clip("c02040", in: scratch)
        for container in Transcode.Container.allCases where container.holds(codec) {
            let path = try Transcode.silent(codec, in: container).made(of: source, in: scratch)
            let bare = try Clip.converted(
                Media(path: path), ["-c", "copy", "-f", codec == .vp9 || codec == .av1 ? "ivf" : codec.rawValue],
                "bare.\(codec)", in: scratch)
            for file in [path, bare.path] {
                let video = try ProbeReport.of(file).video
                #expect(video?.color_space == "smpte170m" && video?.color_range == "tv", "\(container) \(file)")
            }
        }
    }

    @Test("what lies beneath what can be seen through is the background", arguments: ["prores_ks", "png", "qtrle"])
    func alpha(encoder: String) throws {
        let format = ["prores_ks": "yuva444p10le", "png": "rgba", "qtrle": "argb"][encoder] ?? ""
        let clip = try Clip.drawn(
            "color=0xff0000@0.5:s=64x64:r=25:d=0.2,format=rgba",
            ["-c:v", encoder, "-pix_fmt", format]
                + (encoder == "prores_ks" ? ["-profile:v", "4444"] + Clip.tags("bt709", "bt709", "bt709") : []),
            "alpha.mov", in: scratch)
        let transcode = Transcode.silent {
            $0.crf = 4
            $0.background = RGBColor(red: 0, green: 0, blue: 255)
        }
        let path = try transcode.made(of: clip, in: scratch)
        let matrix = try ProbeReport.of(path).video?.color_space == "bt709" ? "bt709" : "bt601"
        let picture = try Picture(path, filters: "scale=in_color_matrix=\(matrix):in_range=tv:\(Picture.exact)")
        let worst = zip(picture.color(32, 32), [128, 0, 127]).map { abs($0 - $1) }.max()
        #expect(try #require(worst) <= 3, "\(picture.color(32, 32))")
    }

    @Test(
        "a second picture that tells where WebM's can be seen through is decoded, and the background seen",
        arguments: ["libvpx-vp9", "libvpx"])
    func alphaBeside(encoder: String) throws {
        // Opaque on the left; on the right nothing above and half below.
        let clip = try Clip.drawn(
            "testsrc2=s=64x48:r=10:d=0.5,format=yuva420p,geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)'"
                + ":a='if(lt(X,32),255,if(lt(Y,24),0,128))'",
            ["-c:v", encoder, "-pix_fmt", "yuva420p", "-auto-alt-ref", "0", "-crf", "4", "-b:v", "2M"]
                + Clip.tags("bt709", "bt709", "bt709"), "alpha.webm", in: scratch)
        let transcode = Transcode.silent {
            $0.crf = 4
            $0.background = RGBColor(red: 0, green: 0, blue: 255)
        }
        let outcome = try MediaPass.Work.transcode(transcode).run(on: clip, in: scratch.folder("made"))
        #expect(outcome.decodedFrames == 5)
        #expect(outcome.notes == ["where pictures can be seen through, they were laid on the background, #0000ff"])
        let path = try #require(outcome.files.first).path
        let flat = scratch.url.appending(path: "flat.mkv").path
        let graph =
            "[0:v]scale=in_color_matrix=bt709:in_range=tv:\(Picture.exact),format=gbrap[top];"
            + "color=0x0000ff:s=64x48:r=10,format=gbrp[paper];[paper][top]overlay=format=gbrp:shortest=1,"
            + "scale=out_color_matrix=bt709:out_range=tv:\(Picture.exact),format=yuv420p"
        _ = try Tool.output(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-c:v", encoder, "-i", clip.path, "-lavfi", graph, "-c:v", "ffv1", "-y", flat])
        #expect(try Judge.similarity(flat, path) > 0.99)
        #expect(try Judge.similarity(clip.path, path) < 0.95)
    }

    @Test("samples of more than 8 bits keep them where the background is seen", arguments: ["smpte2084", "bt709"])
    func fineAlpha(transfer: String) throws {
        let isHigh = transfer == "smpte2084"
        let (primaries, matrix) = isHigh ? ("bt2020", "bt2020nc") : ("bt709", "bt709")
        // A ramp of all values of 10 bits, opaque above and half below.
        let clip = try Clip.drawn(
            "color=s=1024x16:r=5:d=0.2,format=yuva444p10le,geq=lum='64+876*X/1024':cb=512:cr=512:a='if(lt(Y,8),1023,512)'",
            ["-c:v", "ffv1", "-pix_fmt", "yuva444p10le"] + Clip.tags(primaries, transfer, matrix), "ramp.mkv",
            in: scratch)
        let transcode = Transcode.silent(.hevc) {
            $0.bitDepth = 10
            $0.dynamicRange = .keep
            $0.background = RGBColor(red: 255, green: 255, blue: 255)
        }
        let path = try PictureHarness(transcode).madeWithoutLoss(of: clip, in: scratch)
        let lines = try [clip.path, path].map { file in
            let bytes = try Tool.output(
                "ffmpeg",
                [
                    "-nostdin", "-v", "error", "-i", file, "-vf", "extractplanes=y", "-frames:v", "1", "-f", "rawvideo",
                    "-pix_fmt", "gray10le", "-",
                ])
            return Judge.samples(bytes).map(Int.init)
        }
        let (above, half) = (lines[1].prefix(1_024), lines[1].suffix(1_024))
        #expect(Set(above).count > 800)
        #expect(zip(above, lines[0]).map { abs($0 - $1) }.max() ?? 99 <= 1)
        #expect(zip(half, lines[0]).map { abs($0 - (940 + $1) / 2) }.max() ?? 99 <= 2)
    }

    @Test(
        "what is padded has the background's colour, whatever the matrix is",
        arguments: ["#000000", "#c02040", "#808080"],
        [8, 10])
    func padding(color: String, bitDepth: Int) throws {
        let clip = try StoredColor.all[0].clip("20a060", in: scratch)
        let background = try #require(RGBColor(color))
        let transcode = Transcode.silent(bitDepth == 10 ? .hevc : .h264) {
            $0.crf = 4
            $0.bitDepth = bitDepth
            ($0.fit, $0.width, $0.height) = (.pad, 128, 96)
            $0.background = background
        }
        let picture = try Picture(
            try transcode.made(of: clip, in: scratch),
            filters: "scale=in_color_matrix=bt601:in_range=tv:\(Picture.exact)")
        #expect(picture.size == "128x96")
        let wanted = [background.red, background.green, background.blue].map(Int.init)
        let seen = [(4, 4), (123, 91), (4, 48)].flatMap { zip(picture.color($0.0, $0.1), wanted).map { abs($0 - $1) } }
        #expect(try #require(seen.max()) <= 2)
        let middle = zip(picture.color(64, 48), [0x20, 0xa0, 0x60]).map { abs($0 - $1) }.max()
        #expect(try #require(middle) <= 2)
    }

    @Test("colours that the source doesn't say are taken as declared, and no sample is changed")
    func assumed() throws {
        let clip = try Clip.drawn(
            "testsrc2=s=64x64:r=25:d=0.2", ["-pix_fmt", "yuv420p", "-c:v", "ffv1"], "untagged.mkv", in: scratch)
        for (declared, tag) in [(Transcode.AssumedColor.bt601, "smpte170m"), (.bt709, "bt709")] {
            let path = try PictureHarness(.silent { $0.assumeColor = declared }).madeWithoutLoss(of: clip, in: scratch)
            #expect(try ProbeReport.of(path).video?.color_space == tag)
            #expect(try Judge.pictureHashes(path) == Judge.pictureHashes(clip.path))
        }
    }
}
