import CFFmpeg
import CFFmpegLog
public import MediaTypes

/// Changes the size and sample format of pictures.
///
/// Wraps libswscale with Lanczos, accurate rounding and full chroma; colours are converted by the frames' own tags.
public struct Scaler: ~Copyable, Sendable {
    private let handle: ScalerHandle
    private let from: Resolution
    private let to: Resolution
    private let format: PixelFormat
    private let color: ColorTags

    /// Makes a scaler for pictures like `frame`.
    ///
    /// Wraps `sws_getContext` and `sws_setColorspaceDetails`.
    ///
    /// - Parameters:
    ///   - frame: a picture of the size, format and colours that all will have. Missing tags count as BT.601 limited,
    ///     as FFmpeg has it.
    ///   - resolution: the size of the result.
    ///   - format: the format of the result.
    ///   - color: the matrix and range of the result, where its format has any.
    /// - Throws: ``FFmpegError`` if libswscale can't do it.
    public init(
        like frame: borrowing VideoFrame, to resolution: Resolution, format: PixelFormat, color: ColorTags
    ) throws(FFmpegError) {
        CFFmpegLog_install()
        let flags = SWS_LANCZOS | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP
        let size = frame.resolution
        let pointer = unsafe sws_getContext(
            Int32(size.width), Int32(size.height), try frame.format.code, Int32(resolution.width),
            Int32(resolution.height), try format.code, flags, nil, nil, nil)
        guard let pointer = unsafe pointer else {
            throw FFmpegError(
                .unsupported, function: "sws_getContext",
                text: "\(size) \(frame.format) can't become \(resolution) \(format)")
        }
        handle = unsafe ScalerHandle(adopting: pointer)
        let tags = frame.color
        let isFull = tags.range == "pc" || frame.format.rawValue.hasPrefix("yuvj")
        unsafe sws_setColorspaceDetails(
            pointer, sws_getCoefficients(Self.code(tags)), isFull ? 1 : 0, sws_getCoefficients(Self.code(color)),
            color.range == "pc" ? 1 : 0, 0, 1 << 16, 1 << 16)
        from = size
        to = resolution
        self.format = format
        self.color = color
    }

    /// Scales a picture into a new one with the same time.
    ///
    /// Wraps `sws_scale`.
    ///
    /// - Precondition: the picture is like the one the scaler was made for.
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func scale(_ frame: borrowing VideoFrame) throws(FFmpegError) -> VideoFrame {
        precondition(frame.resolution == from)
        var scaled = try VideoFrame(resolution: to, format: format)
        scaled.setColor(color)
        if let ticks = frame.presentationTicks { scaled.setPresentation(ticks: ticks) }
        let source = unsafe frame.handle.pointer
        let target = unsafe scaled.handle.pointer
        let context = unsafe handle.pointer
        let height = Int32(from.height)
        try check("sws_scale") {
            unsafe withUnsafeBytes(of: source.pointee.data) { data in
                unsafe withUnsafeBytes(of: source.pointee.linesize) { lines in
                    unsafe withUnsafeBytes(of: target.pointee.data) { outData in
                        unsafe withUnsafeBytes(of: target.pointee.linesize) { outLines in
                            unsafe sws_scale(
                                context, data.assumingMemoryBound(to: UnsafePointer<UInt8>?.self).baseAddress,
                                lines.assumingMemoryBound(to: Int32.self).baseAddress, 0, height,
                                outData.assumingMemoryBound(to: UnsafeMutablePointer<UInt8>?.self).baseAddress,
                                outLines.assumingMemoryBound(to: Int32.self).baseAddress)
                        }
                    }
                }
            }
        }
        return scaled
    }

    private static func code(_ color: ColorTags) -> Int32 {
        switch color.matrix {
        case "bt709": SWS_CS_ITU709
        case "smpte240m": SWS_CS_SMPTE240M
        case "fcc": SWS_CS_FCC
        case "bt2020nc", "bt2020c": SWS_CS_BT2020
        default: SWS_CS_ITU601
        }
    }
}
