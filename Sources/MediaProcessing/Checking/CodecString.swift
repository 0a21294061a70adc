import MediaTypes

/// The name of a codec as a browser is told of it, by RFC 6381: with profile and level, from what the file itself says.
///
/// A value: it is made of the bytes with which the container configures a decoder.
struct CodecString: Hashable, Sendable {
    /// The name, such as `avc1.64001F`.
    let text: String

    /// The names of all streams of a file; `nil` if one of them has none.
    static func all(_ streams: [(stream: StreamInfo, configuration: [UInt8])]) -> String? {
        let names = streams.map { CodecString($0.stream, $0.configuration)?.text }
        guard !names.isEmpty, !names.contains(nil) else { return nil }
        return names.compactMap(\.self).joined(separator: ", ")
    }

    /// Names a stream; `nil` if its codec has no such name, or its configuration is missing.
    init?(_ stream: StreamInfo, _ configuration: [UInt8]) {
        let name: String? =
            switch stream.codec {
            case .h264: Self.avc(configuration, stream.codecTag == "avc3" ? "avc3" : "avc1")
            case .hevc: Self.hevc(configuration, stream.codecTag == "hev1" ? "hev1" : "hvc1")
            case .av1: Self.av1(configuration, stream.video)
            case .vp9: Self.vp9(stream)
            case .vp8: "vp8"
            case .aac: Self.aac(configuration)
            case .opus: "opus"
            case CodecID(rawValue: "mp3"): "mp3"
            case CodecID(rawValue: "flac"): "flac"
            case CodecID(rawValue: "vorbis"): "vorbis"
            default: nil
            }
        guard let name else { return nil }
        text = name
    }

    /// Profile, constraints and level as the box `avcC` has them: ISO/IEC 14496-15 annex E.2.
    ///
    /// Its four letters, as HEVC's, say whether all that configures a decoder is in that box.
    private static func avc(_ bytes: [UInt8], _ letters: String) -> String? {
        guard bytes.count >= 4, bytes[0] == 1 else { return nil }
        return letters + "." + bytes[1...3].map { hex($0, 2) }.joined()
    }

    /// ISO/IEC 14496-15 annex E.3: profile, the bits of compatible profiles turned round, tier and level, and the bytes of
    /// constraints up to the last that isn't 0.
    private static func hevc(_ bytes: [UInt8], _ letters: String) -> String? {
        guard bytes.count >= 13, bytes[0] == 1 else { return nil }
        let space = ["", "A", "B", "C"][Int(bytes[1] >> 6)]
        let compatible = bytes[2...5].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let turned = (0..<32).reduce(UInt32(0)) { $0 << 1 | compatible >> UInt32($1) & 1 }
        let tier = bytes[1] & 0x20 == 0 ? "L" : "H"
        var constraints = Array(bytes[6...11])
        while constraints.last == 0 { constraints.removeLast() }
        return
            ([letters, "\(space)\(bytes[1] & 0x1F)", hex(turned, 1), "\(tier)\(bytes[12])"]
            + constraints.map { hex($0, 1) }).joined(separator: ".")
    }

    /// <https://aomediacodec.github.io/av1-isobmff/#codecsparam>: what is usual is left out at the end.
    private static func av1(_ bytes: [UInt8], _ video: VideoInfo?) -> String? {
        guard bytes.count >= 4, bytes[0] == 0x81 else { return nil }
        let (first, second) = (bytes[1], bytes[2])
        let depth = second & 0x40 == 0 ? 8 : second & 0x20 == 0 ? 10 : 12
        let level = "\(digits(Int(first & 0x1F)))\(second & 0x80 == 0 ? "M" : "H")"
        let short = "av01.\(first >> 5).\(level).\(digits(depth))"
        guard let color = video?.color, color.isHighDynamicRange || color.range == "pc" else { return short }
        let isMonochrome = second >> 4 & 1
        let sampling = "\(second >> 3 & 1)\(second >> 2 & 1)\(second >> 3 & second >> 2 & 1 == 1 ? second & 3 : 0)"
        return "\(short).\(isMonochrome).\(sampling).\(colors(color)).\(color.range == "pc" ? "1" : "0")"
    }

    /// <https://www.webmproject.org/vp9/mp4/#codecs-parameter-string>: what is usual is left out at the end.
    private static func vp9(_ stream: StreamInfo) -> String? {
        guard let video = stream.video, let profile = stream.profile?.last?.wholeNumberValue else { return nil }
        let depth = profile < 2 ? 8 : video.pixelFormat?.rawValue.contains("12") == true ? 12 : 10
        let level = stream.level ?? VP9Level.least(for: video.resolution, video.averageFrameRate?.value ?? 30)
        let short = "vp09.\(digits(profile)).\(digits(level)).\(digits(depth))"
        guard video.color.isHighDynamicRange || video.color.range == "pc" else { return short }
        let sampling = profile & 1 == 0 ? "01" : video.pixelFormat?.rawValue.contains("444") == true ? "03" : "02"
        return "\(short).\(sampling).\(colors(video.color)).\(video.color.range == "pc" ? "01" : "00")"
    }

    /// The object type of the `AudioSpecificConfig`: RFC 6381 §3.3 and ISO/IEC 14496-3 §1.6.2.1.
    private static func aac(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 2 else { return nil }
        let type = Int(bytes[0] >> 3)
        return "mp4a.40.\(type == 31 ? 32 + Int(bytes[0] & 7) << 3 + Int(bytes[1] >> 5) : type)"
    }

    /// Primaries, transfer and matrix by the numbers of ITU-T H.273.
    private static func colors(_ color: ColorTags) -> String {
        let numbers = [
            ["bt709": 1, "bt470bg": 5, "smpte170m": 6, "smpte240m": 7, "bt2020": 9, "smpte432": 12][
                color.primaries ?? ""],
            [
                "bt709": 1, "smpte170m": 6, "smpte240m": 7, "iec61966-2-1": 13, "bt2020-10": 14, "bt2020-12": 15,
                "smpte2084": 16, "arib-std-b67": 18,
            ][color.transfer ?? ""],
            ["gbr": 0, "bt709": 1, "bt470bg": 5, "smpte170m": 6, "smpte240m": 7, "bt2020nc": 9, "bt2020c": 10][
                color.matrix ?? ""],
        ]
        return numbers.map { digits($0 ?? 2) }.joined(separator: ".")
    }

    private static func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func hex(_ number: some BinaryInteger, _ digits: Int) -> String {
        let text = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
