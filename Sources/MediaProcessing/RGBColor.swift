/// A colour in sRGB.
public struct RGBColor: Hashable, Sendable {
    /// Red, from 0 to 255.
    public let red: UInt8
    /// Green, from 0 to 255.
    public let green: UInt8
    /// Blue, from 0 to 255.
    public let blue: UInt8

    /// Makes a colour.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}

extension RGBColor {
    /// Black.
    public static let black = RGBColor(red: 0, green: 0, blue: 0)

    /// Whether it is black, white or a grey between them.
    public var isGrey: Bool { red == green && green == blue }
}

extension RGBColor: LosslessStringConvertible {
    /// The colour as CSS writes it: `#1a2b3c`.
    public var description: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(part, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }

    /// Reads `#1a2b3c`, in letters of either case; `nil` for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
            digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let number = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        self.init(
            red: UInt8(number >> 16), green: UInt8(number >> 8 & 0xff), blue: UInt8(number & 0xff))
    }
}

extension RGBColor: Codable {
    /// Reads the text form, such as `"#1a2b3c"`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let color = RGBColor(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a colour")
        }
        self = color
    }

    /// Writes the text form, such as `"#1a2b3c"`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension RGBColor {
    /// Its luma and chroma in limited range.
    ///
    /// Of ITU-R BT.601, BT.709 and BT.2020, whichever matrix it is; BT.601 for one that isn't known.
    ///
    /// - Parameters:
    ///   - matrix: FFmpeg's name of the matrix.
    ///   - bitDepth: bits a sample, at least 8.
    /// - Returns: luma, and how much bluer and redder than grey it is.
    func components(matrix: String?, bitDepth: Int) -> (luma: Int, blueness: Int, redness: Int) {
        let (kr, kb) =
            switch matrix {
            case "bt709": (0.2126, 0.0722)
            case "bt2020nc", "bt2020c": (0.2627, 0.0593)
            case "smpte240m": (0.212, 0.087)
            case "fcc": (0.3, 0.11)
            default: (0.299, 0.114)
            }
        let (r, g, b) = (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
        let luma = kr * r + (1 - kr - kb) * g + kb * b
        let scale = Double(1 << (bitDepth - 8))
        return (
            Int((scale * (16 + 219 * luma)).rounded()),
            Int((scale * (128 + 112 * (b - luma) / (1 - kb))).rounded()),
            Int((scale * (128 + 112 * (r - luma) / (1 - kr))).rounded())
        )
    }
}
