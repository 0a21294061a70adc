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
    /// Whether there is a second picture beside each, which tells how far it can be seen through.
    let hasAlphaBeside: Bool
    /// Frames a second on average, if the container says it.
    let averageFrameRate: Rational?
    /// What stands beside the stream's packets, such as its rotation.
    let sideData: [SideData]

    /// Something that stands beside a stream's packets.
    struct SideData: Sendable {
        let type: AVPacketSideDataType
        let bytes: [UInt8]
    }

    /// Copies what a stream says.
    ///
    /// Wraps `avcodec_parameters_copy`.
    init(_ stream: UnsafeMutablePointer<AVStream>) throws(FFmpegError) {
        handle = try unsafe CodecParameters(copying: stream.pointee.codecpar)
        let aspect = unsafe stream.pointee.sample_aspect_ratio
        if aspect.num > 0, aspect.den > 0 { unsafe handle.pointer.pointee.sample_aspect_ratio = aspect }
        index = unsafe Int(stream.pointee.index)
        timeBase = unsafe Rational(stream.pointee.time_base) ?? Rational(1, 1)
        codec = unsafe CodecID(rawValue: String(cString: avcodec_get_name(stream.pointee.codecpar.pointee.codec_id)))
        hasAlphaBeside = unsafe av_dict_get(stream.pointee.metadata, "alpha_mode", nil, 0) != nil
        averageFrameRate = unsafe Rational(stream.pointee.avg_frame_rate)
        sideData = unsafe (0..<CFFmpeg_side_data_count(stream)).compactMap { place in
            guard let data = unsafe CFFmpeg_side_data(stream, place)?.pointee else { return nil }
            return unsafe SideData(
                type: data.type, bytes: Array(UnsafeRawBufferPointer(start: data.data, count: Int(data.size))))
        }
    }

    private init(_ other: StreamParameters, color: ColorTags) throws(FFmpegError) {
        handle = try unsafe CodecParameters(copying: other.handle.pointer)
        let parameters = unsafe handle.pointer
        unsafe parameters.pointee.color_primaries = color.primariesCode
        unsafe parameters.pointee.color_trc = color.transferCode
        unsafe parameters.pointee.color_space = color.matrixCode
        unsafe parameters.pointee.color_range = color.rangeCode
        index = other.index
        timeBase = other.timeBase
        codec = other.codec
        hasAlphaBeside = other.hasAlphaBeside
        averageFrameRate = other.averageFrameRate
        sideData = other.sideData
    }

    /// The same stream with other colour tags in its container; a decoder that is given none tells those of the bitstream
    /// alone.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public func tagged(_ color: ColorTags) throws(FFmpegError) -> StreamParameters {
        try StreamParameters(self, color: color)
    }

    /// What the container says for the decoder to begin with, such as an `avcC` box's content; empty if it says nothing.
    ///
    /// Wraps `AVCodecParameters.extradata`.
    public var configuration: [UInt8] {
        let parameters = unsafe handle.pointer.pointee
        guard unsafe parameters.extradata_size > 0, let data = unsafe parameters.extradata else { return [] }
        return unsafe Array(UnsafeRawBufferPointer(start: data, count: Int(parameters.extradata_size)))
    }
}

extension CodecParameters {
    /// Copies parameters.
    ///
    /// Wraps `avcodec_parameters_copy`.
    fileprivate init(copying source: UnsafePointer<AVCodecParameters>) throws(FFmpegError) {
        let handle = unsafe CodecParameters(
            adopting: try allocated(unsafe avcodec_parameters_alloc(), "avcodec_parameters_alloc"))
        let target = unsafe handle.pointer
        try check("avcodec_parameters_copy") { unsafe avcodec_parameters_copy(target, source) }
        self = handle
    }
}
