import MediaTypes

/// How bright pictures of high dynamic range get, as encoders are told it.
struct PictureLight: Hashable, Sendable {
    /// The display on which they were mastered.
    let mastering: MasteringDisplay?
    /// How bright they are.
    let content: ContentLight?

    /// What a source says.
    init(_ video: VideoInfo) {
        mastering = video.masteringDisplay
        content = video.contentLight
    }

    /// x265's parameters: places in steps of 0.00002, luminances in steps of 0.0001 candela a square metre.
    var x265: [String] {
        let display = display(
            place: { String(Int(($0 * 50_000).rounded())) }, luminance: { String(Int(($0 * 10_000).rounded())) })
        let light = content.map { "max-cll=\($0.maximum),\($0.maximumAverage)" }
        return [display.map { "master-display=\($0)" }, light].compactMap(\.self)
    }

    /// SVT-AV1's parameters.
    var svtAV1: [String] {
        let display = display(place: { "\($0)" }, luminance: { "\($0)" })
        let light = content.map { "content-light=\($0.maximum),\($0.maximumAverage)" }
        return [display.map { "mastering-display=\($0)" }, light].compactMap(\.self)
    }

    /// `G(x,y)B(x,y)R(x,y)WP(x,y)L(max,min)`; `nil` unless all of it is known.
    private func display(place: (Double) -> String, luminance: (Double) -> String) -> String? {
        guard let mastering, let green = mastering.green, let blue = mastering.blue, let red = mastering.red,
            let white = mastering.white, let most = mastering.maximumLuminance, let least = mastering.minimumLuminance
        else { return nil }
        let places = [("G", green), ("B", blue), ("R", red), ("WP", white)]
            .map { "\($0.0)(\(place($0.1.x)),\(place($0.1.y)))" }
        return places.joined() + "L(\(luminance(most)),\(luminance(least)))"
    }
}
