import CFFmpeg
public import MediaTypes

/// An uncompressed picture.
public struct VideoFrame: ~Copyable, Sendable {
    let handle: FrameHandle

    /// An empty frame, to be filled by a decoder, scaler or filter.
    ///
    /// Wraps `av_frame_alloc`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public init() throws(FFmpegError) { handle = try FrameHandle() }

    /// A picture with memory of its own, whose samples are not set.
    ///
    /// Wraps `av_frame_get_buffer`.
    ///
    /// - Throws: ``FFmpegError`` if the format is unknown, the size impossible, or there is no memory.
    public init(resolution: Resolution, format: PixelFormat) throws(FFmpegError) {
        let handle = try FrameHandle()
        let pointer = unsafe handle.pointer
        unsafe pointer.pointee.width = Int32(clamping: resolution.width)
        unsafe pointer.pointee.height = Int32(clamping: resolution.height)
        unsafe pointer.pointee.format = try format.code.rawValue
        unsafe pointer.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
        try check("av_frame_get_buffer") { unsafe av_frame_get_buffer(pointer, 0) }
        self.handle = handle
    }

    /// The size in pixels.
    public var resolution: Resolution {
        unsafe Resolution(width: Int(handle.pointer.pointee.width), height: Int(handle.pointer.pointee.height))
    }

    /// The format of its samples.
    public var format: PixelFormat { PixelFormat(code: AVPixelFormat(unsafe handle.pointer.pointee.format)) }

    /// When it is shown, in ticks of its stream's time base; `nil` if nobody knows.
    ///
    /// Wraps `AVFrame.pts`, which a decoder here sets to its best guess.
    public var presentationTicks: Int64? {
        let ticks = unsafe handle.pointer.pointee.pts
        return ticks == CFFmpeg_NOPTS ? nil : ticks
    }

    /// How long it is shown, in ticks of its stream's time base; 0 if it doesn't say.
    public var durationTicks: Int64 { unsafe CFFmpeg_frame_duration(handle.pointer) }

    /// The shape of a pixel; `nil` if it doesn't say.
    public var sampleAspectRatio: Rational? { Rational(unsafe handle.pointer.pointee.sample_aspect_ratio) }

    /// The colour tags.
    public var color: ColorTags {
        let frame = unsafe handle.pointer.pointee
        return unsafe ColorTags(frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range)
    }

    /// Whether its decoder says that it is not what was encoded, though it decoded it.
    ///
    /// Wraps `AV_FRAME_FLAG_CORRUPT` and `AVFrame.decode_error_flags`.
    public var isDamaged: Bool {
        let frame = unsafe handle.pointer.pointee
        return unsafe frame.flags & AV_FRAME_FLAG_CORRUPT != 0 || frame.decode_error_flags != 0
    }

    /// Whether it is made of two fields.
    ///
    /// Wraps `AV_FRAME_FLAG_INTERLACED`, or `AVFrame.interlaced_frame` before FFmpeg 6.1.
    public var isInterlaced: Bool { unsafe CFFmpeg_is_interlaced(handle.pointer) != 0 }

    /// A number that a filter found, such as `lavfi.black_start`; `nil` if it found none.
    ///
    /// Wraps `AVFrame.metadata`.
    public borrowing func number(_ name: String) -> Double? { handle.number(name) }

    /// How many bytes its samples take.
    public var byteCount: Int {
        let frame = unsafe handle.pointer.pointee
        return unsafe max(0, Int(av_image_get_buffer_size(AVPixelFormat(frame.format), frame.width, frame.height, 1)))
    }

    /// Sets when it is shown, in ticks of the time base of whoever it is given to.
    public mutating func setPresentation(ticks: Int64) {
        unsafe handle.pointer.pointee.pts = ticks
    }

    /// Sets how long it is shown, in ticks of the same time base.
    public mutating func setDuration(ticks: Int64) { unsafe CFFmpeg_set_frame_duration(handle.pointer, ticks) }

    /// Sets the colour tags.
    public mutating func setColor(_ color: ColorTags) {
        let pointer = unsafe handle.pointer
        unsafe pointer.pointee.color_primaries = color.primariesCode
        unsafe pointer.pointee.color_trc = color.transferCode
        unsafe pointer.pointee.colorspace = color.matrixCode
        unsafe pointer.pointee.color_range = color.rangeCode
    }

    /// Lets an encoder decide what kind of picture it becomes; what the source's encoder decided is forgotten.
    public mutating func clearPictureType() { unsafe handle.pointer.pointee.pict_type = AV_PICTURE_TYPE_NONE }

    /// Says with which quantiser an encoder is to encode it that has one for each picture, such as MJPEG.
    ///
    /// Wraps `AVFrame.quality`. Without it such an encoder takes its finest, whatever it was opened with.
    ///
    /// - Parameter quantizer: as ``VideoEncoderSettings/quantizer``.
    public mutating func setQuantizer(_ quantizer: Int) {
        unsafe handle.pointer.pointee.quality = Int32(clamping: quantizer) * FF_QP2LAMBDA
    }

    /// Another frame with the same samples.
    ///
    /// Wraps `av_frame_ref`: the samples are counted, not copied.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public borrowing func reference() throws(FFmpegError) -> VideoFrame {
        let copy = try VideoFrame()
        let source = unsafe handle.pointer
        let target = unsafe copy.handle.pointer
        try check("av_frame_ref") { unsafe av_frame_ref(target, source) }
        return copy
    }

    /// Lends the samples of a plane: `stride` bytes a row, the last row too.
    public borrowing func withPlane<Value>(_ plane: Int, _ body: (Span<UInt8>, _ stride: Int) -> Value) -> Value {
        let (start, stride, rows) = unsafe layout(of: plane)
        return unsafe body(Span(_unsafeStart: UnsafePointer(start), count: stride * rows), stride)
    }

    /// Lends the samples of a plane to be written: `stride` bytes a row, the last row too.
    ///
    /// - Precondition: the frame was made with memory of its own and no reference to it was given away.
    public mutating func withMutablePlane<Value>(
        _ plane: Int, _ body: (inout MutableSpan<UInt8>, _ stride: Int) -> Value
    ) -> Value {
        let (start, stride, rows) = unsafe layout(of: plane)
        var span = unsafe MutableSpan(_unsafeStart: start, count: stride * rows)
        return body(&span, stride)
    }

    private borrowing func layout(of plane: Int) -> (UnsafeMutablePointer<UInt8>, stride: Int, rows: Int) {
        let planes = unsafe [
            handle.pointer.pointee.data.0, handle.pointer.pointee.data.1, handle.pointer.pointee.data.2,
            handle.pointer.pointee.data.3,
        ]
        let lines = unsafe [
            handle.pointer.pointee.linesize.0, handle.pointer.pointee.linesize.1, handle.pointer.pointee.linesize.2,
            handle.pointer.pointee.linesize.3,
        ]
        guard unsafe planes.indices.contains(plane), let start = unsafe planes[plane], lines[plane] > 0 else {
            preconditionFailure("a \(format) picture has no plane \(plane)")
        }
        let shift = plane == 1 || plane == 2 ? format.chromaShift : 0
        return unsafe (start, Int(lines[plane]), (resolution.height + (1 << shift) - 1) >> shift)
    }
}
