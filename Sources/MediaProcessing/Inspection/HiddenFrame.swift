import MediaTypes

/// Frames that are decoded and never shown: alternate references of VP8 and VP9.
enum HiddenFrame {
    /// Whether a packet decodes to no picture of its own, by its first and last byte.
    static func isHidden(first: UInt8?, last: UInt8?, codec: CodecID) -> Bool {
        guard let first, let last else { return false }
        return switch codec {
        case .vp8: first & 0x10 == 0
        case .vp9: isHiddenVP9(first, last)
        default: false
        }
    }

    /// The bit `show_frame` of the uncompressed header, VP9 bitstream specification §6.2; a superframe (annex B) ends in a
    /// frame that is shown, and an existing frame that is shown again is a picture.
    private static func isHiddenVP9(_ first: UInt8, _ last: UInt8) -> Bool {
        let isSuperframe = last & 0xE0 == 0xC0
        let isProfile3 = first & 0x30 == 0x30
        let bits = isProfile3 ? first << 1 : first
        let showsExisting = bits & 0x08 != 0
        return first >> 6 == 2 && !isSuperframe && !showsExisting && bits & 0x02 == 0
    }
}
