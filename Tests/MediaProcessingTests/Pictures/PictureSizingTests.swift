import MediaTypes
import Testing

@testable import MediaProcessing

/// A picture, a box, and what becomes of it.
struct FitCase: Sendable, CustomTestStringConvertible {
    let source: String
    let fit: Transcode.Fit
    let width: Int?
    let height: Int?
    var upscale = false
    /// What it is scaled to, and its frame.
    let result: String

    var testDescription: String {
        "\(source) \(fit) \(width ?? 0)x\(height ?? 0)\(upscale ? " upscaled" : "")"
    }

    static let all = [
        FitCase(source: "1280x720", fit: .contain, width: 640, height: nil, result: "640x360 in 640x360"),
        FitCase(source: "1280x720", fit: .contain, width: 640, height: 100, result: "178x100 in 178x100"),
        FitCase(source: "640x360", fit: .contain, width: 1_280, height: 720, result: "640x360 in 640x360"),
        FitCase(
            source: "640x360", fit: .contain, width: 1_280, height: 1_280, upscale: true, result: "1280x720 in 1280x720"
        ),
        FitCase(source: "640x360", fit: .cover, width: 300, height: 300, result: "534x300 in 300x300"),
        FitCase(source: "320x180", fit: .cover, width: 400, height: 400, result: "320x180 in 180x180"),
        FitCase(source: "320x180", fit: .cover, width: 400, height: 400, upscale: true, result: "712x400 in 400x400"),
        FitCase(source: "320x500", fit: .cover, width: 400, height: 400, result: "320x500 in 320x320"),
        FitCase(source: "640x360", fit: .cover, width: 640, height: 360, result: "640x360 in 640x360"),
        FitCase(source: "640x360", fit: .pad, width: 400, height: 400, result: "400x226 in 400x400"),
        FitCase(source: "320x180", fit: .pad, width: 400, height: 400, result: "320x180 in 400x400"),
        FitCase(source: "320x180", fit: .pad, width: 400, height: 400, upscale: true, result: "400x226 in 400x400"),
        FitCase(source: "321x181", fit: .contain, width: nil, height: nil, result: "320x180 in 320x180"),
    ]
}

@Suite("Picture sizing")
struct PictureSizingTests {
    @Test("a picture gets into a box, and no larger than it is unless it may", arguments: FitCase.all)
    func fits(fit: FitCase) throws {
        var settings = Transcode.Video.h264
        settings.fit = fit.fit
        settings.width = fit.width
        settings.height = fit.height
        settings.upscale = fit.upscale
        let sizing = PictureSizing(try Self.video(fit.source), for: settings)
        #expect("\(sizing.scaled) in \(sizing.frame)" == fit.result)
    }

    @Test(
        "fits the bounds, keeps the shape, is even and never larger",
        arguments: [
            ("1280x720", nil, nil, nil, "1280x720"), ("1280x720", 640, nil, nil, "640x360"),
            ("1280x720", nil, 100, nil, "178x100"), ("1280x720", 641, 100, nil, "178x100"),
            ("1280x720", 4_000, 4_000, 4_000, "1280x720"), ("1920x1080", nil, nil, 720, "1280x720"),
            ("1080x1920", nil, nil, 720, "720x1280"), ("1080x1080", 1_000, nil, 480, "480x480"),
            ("35x27", nil, nil, nil, "34x26"), ("1x1", nil, nil, nil, "2x2"), ("2x8000", 2, 100, nil, "2x100"),
            ("1280x720", 639, nil, nil, "638x360"),
        ] as [(String, Int?, Int?, Int?, String)])
    func bounds(size: String, width: Int?, height: Int?, shortSide: Int?, expected: String) throws {
        var settings = Transcode.Video.h264
        settings.maxWidth = width
        settings.maxHeight = height
        settings.maxShortSide = shortSide
        #expect(PictureSizing(try Self.video(size), for: settings).frame.description == expected)
    }

    @Test(
        "stretches pixels until they are square, before the picture is turned",
        arguments: [
            (Rational(4, 3), 0, "1440x810"), (Rational(3, 4), 0, "1080x1080"), (Rational(4, 3), 90, "810x1440"),
            (Rational(1, 1), 270, "810x1080"), (Rational(100, 1), 0, "1080x810"),
        ])
    func squares(aspect: Rational, degrees: Int, expected: String) {
        var video = VideoInfo(resolution: Resolution(width: 1_080, height: 810))
        video.sampleAspectRatio = aspect
        video.rotation = Rotation(degrees: Double(degrees))
        #expect(PictureSizing(video, for: .h264).frame.description == expected)
    }

    @Test("a cut or a margin is as wide on one side as on the other, to two lines, and even")
    func offset() throws {
        var settings = Transcode.Video.h264
        (settings.fit, settings.width, settings.height) = (.cover, 300, 300)
        let cut = PictureSizing(try Self.video("640x360"), for: settings).offset
        #expect(cut == (-118, 0))
        (settings.fit, settings.width, settings.height) = (.pad, 400, 400)
        let margin = PictureSizing(try Self.video("320x180"), for: settings).offset
        #expect(margin == (40, 110))
    }

    private static func video(_ size: String) throws -> VideoInfo {
        let sides = size.split(separator: "x").compactMap { Int($0) }
        try #require(sides.count == 2)
        return VideoInfo(resolution: Resolution(width: sides[0], height: sides[1]))
    }
}
