import CFFmpeg
import MediaTypes

/// Uncompressed sound.
public struct AudioFrame: ~Copyable, Sendable {
    let handle: FrameHandle

    /// An empty frame, to be filled by a decoder or resampler.
    ///
    /// Wraps `av_frame_alloc`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public init() throws(FFmpegError) { handle = try FrameHandle() }

    /// Sound with memory of its own, whose samples are not set.
    ///
    /// Wraps `av_frame_get_buffer`.
    ///
    /// - Throws: ``FFmpegError`` if the format or layout is unknown or there is no memory.
    public init(sampleCount: Int, _ format: AudioFormat) throws(FFmpegError) {
        let handle = try FrameHandle()
        let pointer = unsafe handle.pointer
        unsafe pointer.pointee.nb_samples = Int32(clamping: sampleCount)
        unsafe pointer.pointee.format = try format.sampleFormat.code.rawValue
        unsafe pointer.pointee.sample_rate = Int32(clamping: format.sampleRate)
        try check("av_channel_layout_from_string") {
            unsafe av_channel_layout_from_string(&pointer.pointee.ch_layout, format.layout.name)
        }
        try check("av_frame_get_buffer") { unsafe av_frame_get_buffer(pointer, 0) }
        self.handle = handle
    }

    /// How many samples there are in a channel.
    public var sampleCount: Int { unsafe Int(handle.pointer.pointee.nb_samples) }

    /// The format of its samples.
    public var format: AudioFormat {
        let frame = unsafe handle.pointer.pointee
        return unsafe AudioFormat(
            sampleFormat: SampleFormat(code: AVSampleFormat(frame.format)), sampleRate: Int(frame.sample_rate),
            layout: ChannelLayout(frame.ch_layout))
    }

    /// When it is heard, in ticks of its stream's time base; `nil` if nobody knows.
    public var presentationTicks: Int64? {
        let ticks = unsafe handle.pointer.pointee.pts
        return ticks == CFFmpeg_NOPTS ? nil : ticks
    }

    /// A number that a filter found, such as `lavfi.r128.I`; `nil` if it found none.
    ///
    /// Wraps `AVFrame.metadata`.
    public borrowing func number(_ name: String) -> Double? { handle.number(name) }

    /// Lends the samples of all channels, interleaved.
    ///
    /// - Precondition: the format is interleaved double.
    public borrowing func withDoubles<Value>(_ body: (Span<Double>) -> Value) -> Value {
        precondition(format.sampleFormat == .double)
        let count = sampleCount * format.layout.channels
        guard let plane = unsafe handle.pointer.pointee.extended_data[0] else {
            preconditionFailure("the frame has no memory")
        }
        return unsafe plane.withMemoryRebound(to: Double.self, capacity: count) { samples in
            unsafe body(Span(_unsafeStart: UnsafePointer(samples), count: count))
        }
    }

    /// Lends the samples of all channels, interleaved.
    ///
    /// - Precondition: the format is interleaved, of 16 bits.
    public borrowing func withInt16s<Value>(_ body: (Span<Int16>) -> Value) -> Value {
        precondition(format.sampleFormat == .s16)
        let count = sampleCount * format.layout.channels
        guard let plane = unsafe handle.pointer.pointee.extended_data[0] else {
            preconditionFailure("the frame has no memory")
        }
        return unsafe plane.withMemoryRebound(to: Int16.self, capacity: count) { samples in
            unsafe body(Span(_unsafeStart: UnsafePointer(samples), count: count))
        }
    }

    /// How many bytes its samples take.
    public var byteCount: Int {
        let sample = unsafe av_get_bytes_per_sample(AVSampleFormat(handle.pointer.pointee.format))
        return sampleCount * format.layout.channels * Int(sample)
    }

    /// Sets when it is heard, in ticks of the time base of whoever it is given to.
    public mutating func setPresentation(ticks: Int64) {
        unsafe handle.pointer.pointee.pts = ticks
    }

    /// Another frame with the same samples.
    ///
    /// Wraps `av_frame_ref`: the samples are counted, not copied.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public borrowing func reference() throws(FFmpegError) -> AudioFrame {
        let copy = try AudioFrame()
        let source = unsafe handle.pointer
        let target = unsafe copy.handle.pointer
        try check("av_frame_ref") { unsafe av_frame_ref(target, source) }
        return copy
    }

    /// Gives channels without a layout the usual one for their number; PCM decoders leave it out.
    mutating func nameChannels() {
        let pointer = unsafe handle.pointer
        guard unsafe pointer.pointee.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC else { return }
        let count = unsafe pointer.pointee.ch_layout.nb_channels
        unsafe av_channel_layout_default(&pointer.pointee.ch_layout, count)
    }

    /// Makes it silent.
    ///
    /// Wraps `av_samples_set_silence`.
    public mutating func silence() {
        let pointer = unsafe handle.pointer
        unsafe av_samples_set_silence(
            pointer.pointee.extended_data, 0, pointer.pointee.nb_samples, pointer.pointee.ch_layout.nb_channels,
            AVSampleFormat(pointer.pointee.format))
    }

    /// Lends the samples of a channel to be written.
    ///
    /// - Precondition: the format is planar float, and the frame was made with memory of its own.
    public mutating func withMutableChannel<Value>(
        _ channel: Int, _ body: (inout MutableSpan<Float>) -> Value
    ) -> Value {
        precondition(format.sampleFormat == .floatPlanar && channel < format.layout.channels)
        guard let plane = unsafe handle.pointer.pointee.extended_data[channel] else {
            preconditionFailure("the frame has no memory")
        }
        let count = sampleCount
        return unsafe plane.withMemoryRebound(to: Float.self, capacity: count) { samples in
            var span = unsafe MutableSpan(_unsafeStart: samples, count: count)
            return body(&span)
        }
    }
}
