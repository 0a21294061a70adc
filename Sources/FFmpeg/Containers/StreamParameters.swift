import CFFmpeg
public import MediaTypes

/// What a decoder, or a muxer that copies, needs to know of a stream.
///
/// Outlives the demuxer it came from.
public final class StreamParameters: Sendable {
    let handle: CodecParameters
    /// The stream's index.
    public let index: Int
    /// The stream's time base.
    public let timeBase: Rational
    /// The stream's codec.
    public let codec: CodecID

    /// Copies what a stream says.
    ///
    /// Wraps `avcodec_parameters_copy`.
    init(_ stream: UnsafeMutablePointer<AVStream>) throws(FFmpegError) {
        let handle = unsafe CodecParameters(
            adopting: try allocated(unsafe avcodec_parameters_alloc(), "avcodec_parameters_alloc"))
        let target = unsafe handle.pointer
        try check("avcodec_parameters_copy") { unsafe avcodec_parameters_copy(target, stream.pointee.codecpar) }
        self.handle = handle
        index = unsafe Int(stream.pointee.index)
        timeBase = unsafe Rational(stream.pointee.time_base) ?? Rational(1, 1)
        codec = unsafe CodecID(rawValue: String(cString: avcodec_get_name(stream.pointee.codecpar.pointee.codec_id)))
    }
}
