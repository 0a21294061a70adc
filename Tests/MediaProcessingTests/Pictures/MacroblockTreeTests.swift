import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Macroblock tree")
struct MacroblockTreeTests {
    @Test(
        "is used at widths of a multiple of eight macroblocks, started ones counted",
        arguments: [1280, 1274, 640, 1920])
    func steady(width: Int) { #expect(MacroblockTree.isSteady(Resolution(width: width, height: 480))) }

    @Test("is not used at others", arguments: [1264, 848, 720, 480, 320, 16])
    func unsteady(width: Int) { #expect(!MacroblockTree.isSteady(Resolution(width: width, height: 480))) }
}
