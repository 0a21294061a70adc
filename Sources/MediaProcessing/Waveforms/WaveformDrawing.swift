/// A waveform as bars with round ends, one lane a channel.
///
/// A value: where bars stand, and how much of each pixel they cover.
struct WaveformDrawing: Hashable, Sendable {
    /// A bar with round ends, in pixels from the upper left corner.
    struct Bar: Hashable, Sendable {
        let x: Double
        let y: Double
        let height: Double
    }

    /// How wide a bar is, in pixels.
    static let barWidth = 3.0
    /// How far bars are from each other, from the left side of one to that of the next.
    static let step = 5.0

    let width: Int
    let height: Int
    let bars: [Bar]

    /// Draws points.
    init(_ points: WaveformPoints, width: Int, height: Int) {
        self.width = width
        self.height = height
        let columns = max(1, Int((Double(width) + Self.step - Self.barWidth) / Self.step))
        let lane = Double(height) / Double(points.channels)
        let margin = (Double(width) - Double(columns) * Self.step + Self.step - Self.barWidth) / 2
        bars = (0..<points.channels).flatMap { channel in
            let middle = lane * (Double(channel) + 0.5)
            // Room for the round ends, and between lanes.
            let reach = max(0, lane / 2 - Self.barWidth / 2 - (points.channels > 1 ? 2 : 0))
            return (0..<columns).map { column in
                let range = points.range(
                    of: channel, from: column * points.count / columns,
                    to: max((column + 1) * points.count / columns, column * points.count / columns + 1))
                let top = middle - max(0, range.greatest) * reach - Self.barWidth / 2
                let bottom = middle - min(0, range.least) * reach + Self.barWidth / 2
                return Bar(x: margin + Double(column) * Self.step, y: top, height: bottom - top)
            }
        }
    }

    /// The text of an SVG file.
    func svg(color: RGBColor, background: RGBColor?) -> String {
        let radius = Self.decimals(Self.barWidth / 2)
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(width) \#(height)" width="\#(width)" height="\#(height)" role="img" aria-label="Waveform">"#
        ]
        if let background { lines.append(#"<rect width="100%" height="100%" fill="\#(background)"/>"#) }
        lines.append(#"<g fill="\#(color)">"#)
        lines += bars.map { bar in
            #"<rect x="\#(Self.decimals(bar.x))" y="\#(Self.decimals(bar.y))" width="\#(Self.decimals(Self.barWidth))" "#
                + #"height="\#(Self.decimals(bar.height))" rx="\#(radius)"/>"#
        }
        return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
    }

    /// How much of a pixel a bar covers, from 0 to 1: by the distance of its middle from the bar's edge.
    static func coverage(of bar: Bar, _ x: Int, _ y: Int) -> Double {
        let radius = barWidth / 2
        let (px, py) = (Double(x) + 0.5, Double(y) + 0.5)
        let nearest = min(max(py, bar.y + radius), bar.y + bar.height - radius)
        let (dx, dy) = (px - bar.x - radius, py - nearest)
        let distance = (dx * dx + dy * dy).squareRoot() - radius
        return min(1, max(0, 0.5 - distance))
    }

    private static func decimals(_ value: Double) -> String {
        let hundredths = (value * 100).rounded() / 100
        return hundredths == hundredths.rounded() ? String(Int(hundredths)) : String(hundredths)
    }
}
