/// Draws a waveform into pixels of red, green, blue and opacity.
struct WaveformPixels: Sendable {
    let color: RGBColor
    let background: RGBColor?

    /// Fills all pixels.
    func draw(_ drawing: WaveformDrawing, _ pixels: inout MutableSpan<UInt8>, _ stride: Int) {
        let behind = background ?? color
        for y in 0..<drawing.height {
            for x in 0..<drawing.width {
                set(&pixels, y * stride + x * 4, behind, opacity: background == nil ? 0 : 255)
            }
        }
        for bar in drawing.bars {
            for y in max(0, Int(bar.y) - 1)..<min(drawing.height, Int(bar.y + bar.height) + 2) {
                for x in max(0, Int(bar.x) - 1)..<min(drawing.width, Int(bar.x + WaveformDrawing.barWidth) + 2) {
                    let coverage = WaveformDrawing.coverage(of: bar, x, y)
                    if coverage > 0 { cover(&pixels, y * stride + x * 4, coverage) }
                }
            }
        }
    }

    private func cover(_ pixels: inout MutableSpan<UInt8>, _ place: Int, _ coverage: Double) {
        guard let background else {
            let opacity = UInt8((coverage * 255).rounded())
            return set(&pixels, place, color, opacity: max(pixels[place + 3], opacity))
        }
        let mixed = RGBColor(
            red: Self.mix(color.red, background.red, coverage),
            green: Self.mix(color.green, background.green, coverage),
            blue: Self.mix(color.blue, background.blue, coverage))
        set(&pixels, place, mixed, opacity: 255)
    }

    private static func mix(_ front: UInt8, _ back: UInt8, _ share: Double) -> UInt8 {
        UInt8((Double(front) * share + Double(back) * (1 - share)).rounded())
    }

    private func set(_ pixels: inout MutableSpan<UInt8>, _ place: Int, _ color: RGBColor, opacity: UInt8) {
        pixels[place] = color.red
        pixels[place + 1] = color.green
        pixels[place + 2] = color.blue
        pixels[place + 3] = opacity
    }
}
