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
