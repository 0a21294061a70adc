extension Canvas {
    /// Fills everything below a line that has one height a column, in one ink a row.
    ///
    /// - Parameters:
    ///   - tops: where the filling begins in each column; parts of a pixel are smoothed.
    ///   - shades: the ink of each row.
    mutating func fill(below tops: [Float], _ shades: [Ink]) {
        guard let highest = tops.min(), let lowest = tops.max(), highest < Float(height) else { return }
        let solid = min(height, max(0, Int(lowest.rounded(.up))))
        for y in max(0, Int(highest.rounded(.up)))..<max(solid, 0) where y < solid { fillGaps(y, tops, shades[y]) }
        for y in solid..<height { fill(y, 0..<width, shades[y]) }
        smooth(tops, shades)
    }

    private mutating func fillGaps(_ y: Int, _ tops: [Float], _ ink: Ink) {
        let level = Float(y)
        var start = -1
        var x = 0
        while x < width {
            let isBelow = tops[x] <= level
            if isBelow, start < 0 { start = x }
            if !isBelow, start >= 0 {
                fill(y, start..<x, ink)
                start = -1
            }
            x += 1
        }
        if start >= 0 { fill(y, start..<width, ink) }
    }

    private mutating func smooth(_ tops: [Float], _ shades: [Ink]) {
        for x in 0..<width where tops[x] > 0 && tops[x] < Float(height) {
            let row = Int(tops[x])
            mix(x, row, shades[row], Float(row + 1) - tops[x])
        }
    }
}
