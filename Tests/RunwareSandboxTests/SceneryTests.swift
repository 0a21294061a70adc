import MediaTypes
import Testing

@testable import RunwareSandbox

@Suite("Sandbox: scenes")
struct SceneryTests {
    private static func scene(_ prompt: String, variation: Int = 0) -> any Scene {
        Scenery.scene(
            for: Clip(
                prompt: prompt, variation: variation, resolution: Resolution(width: 160, height: 90), seconds: 1,
                format: .mp4, quality: 95, hasSound: true))
    }

    /// How bright the sky is straight above, from 0 to 255.
    private static func brightness(_ prompt: String) -> Int {
        var canvas = Canvas(width: 160, height: 90)
        scene(prompt).paintBackdrop(on: &canvas)
        let row = canvas.pixels.prefix(160)
        return row.reduce(0) { $0 + Int($1 >> 16) } / row.count
    }

    @Test("a prompt gets the scene it asks for")
    func kinds() {
        #expect(Self.scene("a red boat on the ocean") is SeaScene)
        #expect(Self.scene("A lighthouse, seen from the street") is SeaScene)
        #expect(Self.scene("a street in the rain") is CityScene)
        #expect(Self.scene("fireworks over the beach") is CityScene)
        #expect(Self.scene("a mountain lake") is MountainScene)
        #expect(Self.scene("a whale under the city") is ReefScene)
        #expect(Self.scene("an astronaut looks up") is PlanetScene)
        #expect(Self.scene("snow falls in the arctic night") is AuroraScene)
        #expect(Self.scene("snow falls in the morning") is MountainScene)
    }

    @Test("all results of a prompt show one kind of scene", arguments: ["a cup of tea", "abstract shapes", "a dragon"])
    func variations(prompt: String) {
        let kinds = (0..<4).map { "\(type(of: Self.scene(prompt, variation: $0)))" }
        #expect(Set(kinds).count == 1)
    }

    @Test(
        "daylight is bright, whatever else is asked for",
        arguments: ["a mountain lake at dawn", "a sunny beach", "the city in the morning", "a glacier at noon"])
    func day(prompt: String) { #expect(Self.brightness(prompt) > 60) }

    @Test(
        "night is dark, and so are storms and northern lights",
        arguments: ["a beach at night", "a street at midnight", "stormy sea", "aurora over iceland"])
    func night(prompt: String) { #expect(Self.brightness(prompt) < 60) }
}
