import Testing

@testable import MediaProcessing

@Suite("RGBColor")
struct RGBColorTests {
    @Test("is written as CSS writes it")
    func text() {
        #expect(RGBColor("#1a2B3c") == RGBColor(red: 0x1a, green: 0x2b, blue: 0x3c))
        #expect(RGBColor(red: 1, green: 0, blue: 255).description == "#0100ff")
        for wrong in ["", "#", "1a2b3c", "#1a2b3", "#1a2b3c4", "#1a2b3g", "#+a2b3c", "red", "#１a2b3c"] {
            #expect(RGBColor(wrong) == nil)
        }
    }

    @Test("becomes the numbers of ITU-R BT.601, BT.709 and BT.2020")
    func components() {
        let red = RGBColor(red: 255, green: 0, blue: 0)
        #expect(red.components(matrix: "smpte170m", bitDepth: 8) == (81, 90, 240))
        #expect(red.components(matrix: "bt709", bitDepth: 8) == (63, 102, 240))
        #expect(red.components(matrix: "bt709", bitDepth: 10) == (250, 409, 960))
        #expect(RGBColor.black.components(matrix: "bt2020nc", bitDepth: 8) == (16, 128, 128))
        #expect(RGBColor("#ffffff")?.components(matrix: "bt2020nc", bitDepth: 8) ?? (0, 0, 0) == (235, 128, 128))
    }
}
