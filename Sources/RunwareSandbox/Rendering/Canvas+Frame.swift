import FFmpeg

extension Canvas {
    /// Copies the picture into a frame of the same size in 4:2:0.
    ///
    /// Chroma is taken where MPEG-2 and H.264 have it: at even columns, half-way between two rows.
    borrowing func copy(to frame: inout VideoFrame) {
        copyLuma(to: &frame)
        copyChroma(to: &frame, plane: 1, shift: 8)
        copyChroma(to: &frame, plane: 2, shift: 0)
    }

    private borrowing func copyLuma(to frame: inout VideoFrame) {
        let source = pixels.span
        frame.withMutablePlane(0) { plane, stride in
            for y in 0..<height {
                let (from, to) = (y * width, y * stride)
                var x = 0
                while x < width {
                    plane[to + x] = UInt8(truncatingIfNeeded: source[from + x] >> 16)
                    x += 1
                }
            }
        }
    }

    private borrowing func copyChroma(to frame: inout VideoFrame, plane: Int, shift: UInt32) {
        let source = pixels.span
        frame.withMutablePlane(plane) { plane, stride in
            for y in 0..<height / 2 {
                let (from, to) = (2 * y * width, y * stride)
                var x = 0
                while x < width / 2 {
                    let upper = source[from + 2 * x] >> shift & 255
                    let lower = source[from + width + 2 * x] >> shift & 255
                    plane[to + x] = UInt8(truncatingIfNeeded: (upper + lower + 1) >> 1)
                    x += 1
                }
            }
        }
    }
}
