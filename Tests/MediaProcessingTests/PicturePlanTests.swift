import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Picture plan")
struct PicturePlanTests {
    @Test(
        "fits the bounds, keeps the shape, is even and never larger",
        arguments: [
            ("1280x720", .init(), "1280x720"), ("1280x720", .init(width: 640), "640x360"),
            ("1280x720", .init(height: 100), "178x100"), ("1280x720", .init(width: 640, height: 100), "178x100"),
            ("1280x720", .init(width: 4_000, height: 4_000, shortSide: 4_000), "1280x720"),
            ("1920x1080", .init(shortSide: 720), "1280x720"), ("1080x1920", .init(shortSide: 720), "720x1280"),
            ("1080x1080", .init(width: 1_000, shortSide: 480), "480x480"), ("35x27", .init(), "36x28"),
            ("1x1", .init(), "2x2"), ("2x8000", .init(width: 2, height: 100), "2x100"),
        ] as [(String, PicturePlan.Bounds, String)])
    func fits(size: String, bounds: PicturePlan.Bounds, expected: String) throws {
        let sides = size.split(separator: "x").compactMap { Int($0) }
        let video = VideoInfo(resolution: Resolution(width: sides[0], height: sides[1]))
        #expect(PicturePlan(video, bounds: bounds).resolution.description == expected)
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
        #expect(PicturePlan(video).resolution.description == expected)
    }

    @Test("guesses colour tags as players do, and keeps what is said")
    func tags() {
        let small = VideoInfo(resolution: Resolution(width: 640, height: 360))
        let large = VideoInfo(resolution: Resolution(width: 1_280, height: 534))
        let guess = ColorTags(primaries: "smpte170m", transfer: "smpte170m", matrix: "smpte170m", range: "tv")
        #expect(PicturePlan(small).color == guess)
        #expect(PicturePlan(large).color == .bt709)
        var said = large
        said.color = ColorTags(primaries: "bt470bg", transfer: "gamma28", matrix: "bt470bg", range: "pc")
        #expect(
            PicturePlan(said).color
                == ColorTags(primaries: "bt470bg", transfer: "gamma28", matrix: "bt470bg", range: "tv"))
        var drawn = small
        drawn.pixelFormat = .rgba
        #expect(PicturePlan(drawn).color == .bt709)
    }
}
