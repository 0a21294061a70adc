/// A picture to paint on, row by row, in ``Ink``.
///
/// Everything is made of runs: filling a run costs next to nothing per pixel even in a build without optimisation,
/// mixing a little more. What lies outside is not painted.
struct Canvas: Sendable {
    /// Pixels from left to right.
    let width: Int
    /// Pixels from top to bottom.
    let height: Int
    /// The inks' bits, row after row.
    private(set) var pixels: [UInt32]

    /// A black canvas.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = Array(repeating: Ink(.black).bits, count: width * height)
    }
}

extension Canvas {
    /// Fills a run of a row.
    mutating func fill(_ y: Int, _ run: Range<Int>, _ ink: Ink) {
        let run = run.clamped(to: 0..<width)
        guard (0..<height).contains(y), !run.isEmpty else { return }
        let start = y * width
        var span = pixels.mutableSpan
        var part = span._mutatingExtracting(start + run.lowerBound..<start + run.upperBound)
        part.update(repeating: ink.bits)
    }

    /// Mixes an ink into a run of a row: 0 leaves it, 1 covers it.
    mutating func mix(_ y: Int, _ run: Range<Int>, _ ink: Ink, _ amount: Float) {
        let run = run.clamped(to: 0..<width)
        let weight = UInt32(min(256, max(0, amount * 256)))
        guard (0..<height).contains(y), !run.isEmpty, weight > 0 else { return }
        guard weight < 256 else { return fill(y, run, ink) }
        var index = y * width + run.lowerBound
        let end = y * width + run.upperBound
        while index < end {
            pixels[index] = Ink.mixed(pixels[index], ink.bits, weight)
            index += 1
        }
    }

    /// Mixes an ink into one pixel.
    mutating func mix(_ x: Int, _ y: Int, _ ink: Ink, _ amount: Float) {
        guard x >= 0, x < width, y >= 0, y < height, amount > 0 else { return }
        let index = y * width + x
        pixels[index] = Ink.mixed(pixels[index], ink.bits, UInt32(min(256, amount * 256)))
    }

    /// Fills the whole canvas row by row.
    mutating func fillRows(_ ink: (Int) -> Ink) {
        for y in 0..<height { fill(y, 0..<width, ink(y)) }
    }

    /// Sets each pixel of a row.
    mutating func paint(row y: Int, _ ink: (Int) -> Ink) {
        var x = 0
        while x < width {
            pixels[y * width + x] = ink(x).bits
            x += 1
        }
    }

    /// Copies a row onto another, moved sideways, and mixes an ink into the copy; the edges are repeated.
    mutating func reflect(row source: Int, onto target: Int, shiftedBy shift: Int, _ ink: Ink, _ amount: Float) {
        guard (0..<height).contains(source), (0..<height).contains(target) else { return }
        let weight = UInt32(min(256, max(0, amount * 256)))
        let (from, to, last) = (source * width, target * width, width - 1)
        var x = 0
        while x < width {
            let column = min(last, max(0, x + shift))
            pixels[to + x] = Ink.mixed(pixels[from + column], ink.bits, weight)
            x += 1
        }
    }
}
