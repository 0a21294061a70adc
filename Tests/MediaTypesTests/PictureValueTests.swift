import Foundation
import MediaTypes
import Testing

@Suite("Rotation")
struct RotationTests {
    @Test(
        "is a turn from 0 up to, not including, 360 degrees",
        arguments: [
            (0, 0), (-0.0, 0), (90, 90), (-90, 270), (360, 0), (-360, 0), (450, 90), (-810, 270), (-1e-20, 0),
            (.nan, 0), (.infinity, 0),
        ] as [(Double, Double)])
    func range(_ degrees: Double, _ turn: Double) {
        #expect(Rotation(degrees: degrees).degrees == turn)
        #expect(Rotation(degrees: degrees).degrees.sign == .plus)
    }

    @Test(
        "goes to the nearest quarter",
        arguments: [
            (0, 0), (44.9, 0), (45, 90), (89.99, 90), (134, 90), (136, 180), (270.001, 270), (314, 270), (315, 0),
            (359.9, 0),
        ] as [(Double, Int)])
    func quarters(_ degrees: Double, _ quarter: Int) {
        let rotation = Rotation(degrees: degrees)
        #expect(rotation.quarterTurn == quarter)
        #expect(rotation.swapsSides == (quarter == 90 || quarter == 270))
        #expect(rotation.isUpright == (quarter == 0))
    }

    @Test("a mirrored picture is not upright")
    func mirrored() {
        #expect(Rotation.none.isUpright)
        #expect(!Rotation(degrees: 0, isMirrored: true).isUpright)
        #expect(!Rotation(degrees: 0, isMirrored: true).swapsSides)
    }

    @Test("a picture that is turned by a quarter is upright with its sides swapped", arguments: [0, 90, 180, 270])
    func upright(degrees: Double) {
        var video = VideoInfo(resolution: Resolution(width: 1_280, height: 720))
        video.rotation = Rotation(degrees: degrees)
        let isSwapped = degrees == 90 || degrees == 270
        #expect(video.uprightResolution.description == (isSwapped ? "720x1280" : "1280x720"))
    }
}

@Suite("Resolution")
struct ResolutionTests {
    @Test(
        "has a shape only if it has sides",
        arguments: [
            (1_920, 1_080, Rational(16, 9)), (1, 1, Rational(1, 1)), (0, 9, nil), (9, 0, nil), (-16, 9, nil),
            (1 << 31, 1, nil), (Int(Int32.max), 1, Rational(.max, 1)),
        ] as [(Int, Int, Rational?)])
    func shape(_ width: Int, _ height: Int, _ aspect: Rational?) {
        #expect(Resolution(width: width, height: height).aspectRatio == aspect)
    }

    @Test("knows its pixels, and what is higher than wide")
    func pixels() {
        let wide = Resolution(width: 16, height: 9)
        #expect(wide.pixelCount == 144)
        #expect(!wide.isPortrait)
        #expect(wide.transposed.isPortrait)
        #expect(wide.transposed == Resolution(width: 9, height: 16))
        #expect(!Resolution(width: 9, height: 9).isPortrait)
    }
}

@Suite("Colour tags")
struct ColorTagsTests {
    @Test(
        "only PQ and HLG are of high dynamic range",
        arguments: [
            (nil, false), ("bt709", false), ("smpte170m", false), ("bt2020-10", false), ("smpte2084", true),
            ("arib-std-b67", true),
        ] as [(String?, Bool)])
    func dynamicRange(_ transfer: String?, _ isHigh: Bool) {
        #expect(ColorTags(transfer: transfer).isHighDynamicRange == isHigh)
    }

    @Test("JSON has only what is said")
    func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(ColorTags.unspecified), as: UTF8.self) == "{}")
        #expect(
            String(decoding: try encoder.encode(ColorTags.bt709), as: UTF8.self)
                == #"{"matrix":"bt709","primaries":"bt709","range":"tv","transfer":"bt709"}"#)
    }
}
