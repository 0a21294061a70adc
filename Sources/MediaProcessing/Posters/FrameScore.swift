/// How much a frame shows: contrast and detail of its luma, less for frames that are nearly black or white.
///
/// Looks at a grid of at most 192 by 108 samples, so its cost doesn't grow with the picture.
struct FrameScore: Hashable, Sendable, Comparable {
    /// From 0, a frame of one colour, upwards.
    let value: Double

    /// Scores a plane of 8-bit luma.
    ///
    /// - Parameters:
    ///   - luma: the rows, each `stride` bytes long.
    ///   - width: the number of samples in a row that are picture.
    ///   - height: the number of rows.
    ///   - stride: the distance between rows in bytes.
    init(luma: Span<UInt8>, width: Int, height: Int, stride: Int) {
        let stepX = max(1, width / 192)
        let stepY = max(1, height / 108)
        var sum = 0
        var squares = 0
        var changes = 0
        var count = 0
        for y in Swift.stride(from: 0, to: height - stepY, by: stepY) {
            for x in Swift.stride(from: 0, to: width - stepX, by: stepX) {
                let sample = Int(luma[y * stride + x])
                sum += sample
                squares += sample * sample
                changes += abs(sample - Int(luma[y * stride + x + stepX]))
                changes += abs(sample - Int(luma[(y + stepY) * stride + x]))
                count += 1
            }
        }
        value = Self.score(sum: sum, squares: squares, changes: changes, count: count)
    }

    /// Whether one frame shows less than another.
    static func < (left: FrameScore, right: FrameScore) -> Bool { left.value < right.value }

    private static func score(sum: Int, squares: Int, changes: Int, count: Int) -> Double {
        guard count > 0 else { return 0 }
        let mean = Double(sum) / Double(count)
        let variance = max(0, Double(squares) / Double(count) - mean * mean)
        let contrast = min(1, variance.squareRoot() / 64)
        let detail = min(1, Double(changes) / Double(count) / 48)
        let exposure = mean < 32 ? mean / 32 : mean > 220 ? max(0, (255 - mean) / 35) : 1
        return (contrast + detail) * exposure
    }
}
