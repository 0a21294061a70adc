import CFFmpeg
public import MediaTypes

// What FFmpeg's table of pixel formats says of one.

extension PixelFormat {
    /// Whether some of a picture may be seen through; a palette may hold such colours.
    ///
    /// Wraps `AV_PIX_FMT_FLAG_ALPHA`.
    public var hasAlpha: Bool { has(AV_PIX_FMT_FLAG_ALPHA) }

    /// Whether its samples, or the colours of its palette, are red, green and blue.
    ///
    /// Wraps `AV_PIX_FMT_FLAG_RGB` and `AV_PIX_FMT_FLAG_PAL`.
    public var isRGB: Bool { has(AV_PIX_FMT_FLAG_RGB) || has(AV_PIX_FMT_FLAG_PAL) }

    /// How many bits its finest component has; 8 if FFmpeg doesn't know it.
    ///
    /// Wraps `AVComponentDescriptor.depth`.
    public var depth: Int {
        guard let descriptor = unsafe av_pix_fmt_desc_get(av_get_pix_fmt(rawValue)) else { return 8 }
        let parts = unsafe descriptor.pointee.comp
        return Int(max(parts.0.depth, parts.1.depth, parts.2.depth, parts.3.depth))
    }

    private func has(_ flag: Int32) -> Bool {
        guard let descriptor = unsafe av_pix_fmt_desc_get(av_get_pix_fmt(rawValue)) else { return false }
        return unsafe descriptor.pointee.flags & UInt64(flag) != 0
    }
}
