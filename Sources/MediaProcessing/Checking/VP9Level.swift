import MediaTypes

/// The levels of VP9: <https://www.webmproject.org/vp9/levels/>.
enum VP9Level {
    private static let table: [(level: Int, samplesPerSecond: Double, pictureSize: Int)] = [
        (10, 829_440, 36_864), (11, 2_764_800, 73_728), (20, 4_608_000, 122_880), (21, 9_216_000, 245_760),
        (30, 20_736_000, 552_960), (31, 36_864_000, 983_040), (40, 83_558_400, 2_228_224),
        (41, 160_432_128, 2_228_224), (50, 311_951_360, 8_912_896), (51, 588_251_136, 8_912_896),
        (52, 1_176_502_272, 8_912_896), (60, 1_176_502_272, 35_651_584), (61, 2_353_004_544, 35_651_584),
        (62, 4_706_009_088, 35_651_584),
    ]

    /// The lowest level that has pictures of this size, so many a second.
    static func least(for size: Resolution, _ rate: Double) -> Int {
        let pixels = size.pixelCount
        return table.first { pixels <= $0.pictureSize && Double(pixels) * rate <= $0.samplesPerSecond }?.level ?? 62
    }
}
