import CFFmpeg
public import MediaTypes

/// Makes packets of pictures.
public struct VideoEncoder: ~Copyable, Sendable {
    let context: CodecContext
    /// The length of a tick of its packets' times.
    public let timeBase: Rational
    let frameRate: Rational?
    private let isX265: Bool
    private var sent = 0
    private var isEmpty = false

    /// Opens an encoder.
    ///
    /// Wraps `avcodec_open2`.
    ///
    /// - Throws: ``FFmpegError`` if the linked libraries have no such encoder, it has no such option, or it refuses the
    ///   settings.
    public init(_ settings: VideoEncoderSettings) throws(FFmpegError) {
        let context = try CodecContext(encoder: settings.encoder)
        let pointer = unsafe context.pointer
        unsafe pointer.pointee.width = Int32(clamping: settings.resolution.width)
        unsafe pointer.pointee.height = Int32(clamping: settings.resolution.height)
        unsafe pointer.pointee.pix_fmt = try settings.format.code
        unsafe pointer.pointee.time_base = settings.timeBase.native
        if let frameRate = settings.frameRate { unsafe pointer.pointee.framerate = frameRate.native }
        unsafe CFFmpeg_set_ticks_per_frame(pointer, Int32(clamping: settings.usualDuration))
        unsafe pointer.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
        unsafe pointer.pointee.color_primaries = settings.color.primariesCode
        unsafe pointer.pointee.color_trc = settings.color.transferCode
        unsafe pointer.pointee.colorspace = settings.color.matrixCode
        unsafe pointer.pointee.color_range = settings.color.rangeCode
        unsafe pointer.pointee.bit_rate = Int64(settings.bitRate ?? 0)
        unsafe pointer.pointee.rc_max_rate = Int64(settings.maxBitRate ?? 0)
        unsafe pointer.pointee.rc_buffer_size = Int32(clamping: settings.bufferSize ?? 0)
        if let interval = settings.keyframeInterval { unsafe pointer.pointee.gop_size = Int32(clamping: interval) }
        if let bFrames = settings.bFrames { unsafe pointer.pointee.max_b_frames = Int32(clamping: bFrames) }
        if let quantizer = settings.quantizer {
            unsafe pointer.pointee.flags |= AV_CODEC_FLAG_QSCALE
            unsafe pointer.pointee.global_quality = Int32(quantizer) * FF_QP2LAMBDA
            unsafe pointer.pointee.qmin = min(pointer.pointee.qmin, Int32(quantizer))
        }
        unsafe pointer.pointee.thread_count = Int32(clamping: settings.threads)
        if let tag = settings.codecTag { unsafe pointer.pointee.codec_tag = UInt32(codecTag: tag) }
        try context.take(settings.pass)
        try context.open(settings.options, called: settings.encoder, globalHeader: settings.globalHeader)
        self.context = context
        timeBase = settings.timeBase
        frameRate = settings.frameRate
        isX265 = settings.encoder == "libx265"
    }

    /// What a first pass found out, once it has finished; `nil` if the encoder keeps it in a file, or this is no first
    /// pass.
    ///
    /// Wraps `AVCodecContext.stats_out`.
    public var statistics: String? {
        guard let text = unsafe context.pointer.pointee.stats_out else { return nil }
        return unsafe String(cString: text)
    }

    /// Gives the encoder a picture; its time is in ticks of ``timeBase``.
    ///
    /// Wraps `avcodec_send_frame`.
    ///
    /// - Throws: ``FFmpegError`` if the picture doesn't fit the settings.
    public mutating func send(_ frame: borrowing VideoFrame) throws(FFmpegError) {
        try context.send(frame.handle)
        sent += 1
    }

    /// Says that no picture follows: what is still inside comes out.
    ///
    /// Wraps `avcodec_send_frame` without data.
    public mutating func finish() throws(FFmpegError) {
        // SVT-AV1 (1.4) waits for ever for a packet of no pictures.
        isEmpty = sent == 0
        if !isEmpty { try context.finishEncoding() }
    }

    /// Takes the next packet.
    ///
    /// Wraps `avcodec_receive_packet`; after any answer but `output` the packet is empty.
    ///
    /// - Throws: ``FFmpegError`` if encoding failed.
    public mutating func receive(into packet: inout Packet) throws(FFmpegError) -> CodecStep {
        if isEmpty { return .end }
        let step = try context.receive(packet.handle)
        if step == .output, hasUnsetTimes { packet.decodeAsShown() }
        return step
    }

    /// Whether packets come with times of decoding that nobody set.
    ///
    /// x265 (3.5, as Debian 12 has it) counts them back by the time of its third picture; where there is none, by whatever
    /// its memory holds.
    private var hasUnsetTimes: Bool { isX265 && sent < 3 }
}
