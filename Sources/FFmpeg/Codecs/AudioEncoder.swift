import CFFmpeg
public import MediaTypes

/// Makes packets of sound.
public struct AudioEncoder: ~Copyable, Sendable {
    let context: CodecContext
    /// The length of a tick of its packets' times: one sample.
    public let timeBase: Rational
    /// The format of the sound it is to be given.
    public let format: AudioFormat
    /// How many samples it is to be given at a time; 0 for any number.
    ///
    /// The last time may be fewer.
    public let frameSize: Int

    /// Opens an encoder.
    ///
    /// Wraps `avcodec_open2`.
    ///
    /// - Parameters:
    ///   - encoder: FFmpeg's name of the encoder.
    ///   - format: the sound; the sample format, and a rate the encoder doesn't take, become the nearest it takes:
    ///     ask ``format`` afterwards.
    ///   - bitRate: in bits a second; `nil` leaves it to the encoder.
    ///   - globalHeader: whether parameters go into the container's header, as MP4 and Matroska want it.
    ///   - options: the encoder's own options.
    /// - Throws: ``FFmpegError`` if the linked libraries have no such encoder, it has no such option, or it refuses the
    ///   settings.
    public init(
        encoder: String, format: AudioFormat, bitRate: Int?, globalHeader: Bool, options: [String: String] = [:]
    ) throws(FFmpegError) {
        let context = try CodecContext(encoder: encoder)
        let pointer = unsafe context.pointer
        let taken = try unsafe Self.nearest(format, pointer.pointee.codec)
        unsafe pointer.pointee.sample_fmt = try taken.sampleFormat.code
        unsafe pointer.pointee.sample_rate = Int32(clamping: taken.sampleRate)
        unsafe pointer.pointee.time_base = AVRational(num: 1, den: Int32(clamping: taken.sampleRate))
        try check("av_channel_layout_from_string") {
            unsafe av_channel_layout_from_string(&pointer.pointee.ch_layout, taken.layout.name)
        }
        if let bitRate { unsafe pointer.pointee.bit_rate = Int64(bitRate) }
        unsafe pointer.pointee.thread_count = 1
        try context.open(options, called: encoder, globalHeader: globalHeader)
        self.format = taken
        timeBase = Rational(1, Int32(clamping: taken.sampleRate))
        frameSize = unsafe Int(pointer.pointee.frame_size)
        self.context = context
    }

    /// Gives the encoder sound; its time is in ticks of ``timeBase``.
    ///
    /// Wraps `avcodec_send_frame`.
    ///
    /// - Throws: ``FFmpegError`` if the sound doesn't fit ``format`` and ``frameSize``.
    public mutating func send(_ frame: borrowing AudioFrame) throws(FFmpegError) { try context.send(frame.handle) }

    /// Says that no sound follows: what is still inside comes out.
    ///
    /// Wraps `avcodec_send_frame` without data.
    public mutating func finish() throws(FFmpegError) { try context.finishEncoding() }

    /// Takes the next packet.
    ///
    /// Wraps `avcodec_receive_packet`; after any answer but `output` the packet is empty.
    ///
    /// - Throws: ``FFmpegError`` if encoding failed.
    public mutating func receive(into packet: inout Packet) throws(FFmpegError) -> CodecStep {
        try context.receive(packet.handle)
    }

    private static func nearest(
        _ format: AudioFormat, _ codec: UnsafePointer<AVCodec>
    ) throws(FFmpegError) -> AudioFormat {
        var nearest = format
        let formats = unsafe Array(
            sequence(first: CFFmpeg_sample_formats(codec)) { unsafe $0.map { unsafe $0 + 1 } }
                .lazy.map { unsafe $0?.pointee ?? AV_SAMPLE_FMT_NONE }.prefix { $0 != AV_SAMPLE_FMT_NONE }
        )
        .map { SampleFormat(code: $0) }
        if !formats.isEmpty, !formats.contains(format.sampleFormat) { nearest.sampleFormat = formats[0] }
        let rates = unsafe Array(
            sequence(first: CFFmpeg_sample_rates(codec)) { unsafe $0.map { unsafe $0 + 1 } }
                .lazy.map { unsafe $0?.pointee ?? 0 }.prefix { $0 != 0 }
        ).map(Int.init)
        if let rate = rates.filter({ $0 >= format.sampleRate }).min() ?? rates.max() { nearest.sampleRate = rate }
        return nearest
    }
}
