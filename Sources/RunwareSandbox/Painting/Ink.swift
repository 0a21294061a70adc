/// A colour as it is put on a canvas: luma and both chroma parts, BT.709 in limited range, eight bits each.
struct Ink: Hashable, Sendable {
    /// The parts from high to low: luma, blue chroma, red chroma.
    let bits: UInt32

    /// An ink by its bits.
    init(bits: UInt32) {
        self.bits = bits
    }

    /// The ink of a colour; `dither` from 0 to 1 rounds its luma up or down.
    init(_ colour: Colour, dither: Float = 0.5) {
        let luma = 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue
        let blue = (colour.blue - luma) / 1.8556
        let red = (colour.red - luma) / 1.5748
        bits =
            Ink.byte(16 + 219 * luma + dither) << 16 | Ink.byte(128.5 + 224 * blue) << 8 | Ink.byte(128.5 + 224 * red)
    }

    private static func byte(_ value: Float) -> UInt32 { UInt32(min(255, max(0, value))) }
}

extension Ink {
    /// The bits of a mixture: 0 is all of `below`, 256 all of `above`.
    static func mixed(_ below: UInt32, _ above: UInt32, _ amount: UInt32) -> UInt32 {
        let rest = 256 &- amount
        let outer = ((below & 0xFF00FF) &* rest &+ (above & 0xFF00FF) &* amount &+ 0x800080) >> 8 & 0xFF00FF
        let inner = ((below & 0xFF00) &* rest &+ (above & 0xFF00) &* amount &+ 0x8000) >> 8 & 0xFF00
        return outer | inner
    }
}
