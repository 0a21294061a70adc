import CFFmpeg
import CFFmpegLog
import MediaTypes

/// Writes a media file.
///
/// First all streams are added, then the header is written, then packets, and the last call finishes the file. A muxer
/// that is dropped before leaves an unfinished file behind.
public struct Muxer: ~Copyable, Sendable {
    /// How far in microseconds one stream may run ahead of another before packets are written without waiting.
    ///
    /// So long that the order in which streams are fed never shows in the file.
    private static let patience: Int64 = 600_000_000

    let context: MuxerContext
    private var tracks: [WrittenTrack] = []
    private var digests: [PacketDigest] = []
    private var hasHeader = false

    /// Begins a file.
    ///
    /// Wraps `avformat_alloc_output_context2` and `avio_open`.
    ///
    /// - Parameters:
    ///   - path: the file; what is there is overwritten.
    ///   - format: FFmpeg's name of the container.
    /// - Throws: ``FFmpegError`` if there is no such container or the file can't be written.
    public init(path: String, format: String) throws(FFmpegError) {
        CFFmpegLog_install()
        var pointer: UnsafeMutablePointer<AVFormatContext>? = nil
        try check("avformat_alloc_output_context2") {
            unsafe avformat_alloc_output_context2(&pointer, nil, format, path)
        }
        let context = unsafe MuxerContext(adopting: try allocated(unsafe pointer, "avformat_alloc_output_context2"))
        let output = unsafe context.pointer
        unsafe output.pointee.flags |= AVFMT_FLAG_BITEXACT
        unsafe output.pointee.max_interleave_delta = Self.patience
        try check("avio_open") { unsafe avio_open(&output.pointee.pb, "file:" + path, AVIO_FLAG_WRITE) }
        self.context = context
    }

    /// Adds the stream that an encoder makes.
    ///
    /// Wraps `avformat_new_stream` and `avcodec_parameters_from_context`.
    ///
    /// - Returns: the stream's index.
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func addStream(of encoder: borrowing VideoEncoder) throws(FFmpegError) -> Int {
        try addStream(encoder.context, encoder.timeBase, frameRate: encoder.frameRate)
    }

    /// Adds the stream that an encoder makes.
    ///
    /// Wraps `avformat_new_stream` and `avcodec_parameters_from_context`.
    ///
    /// - Returns: the stream's index.
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func addStream(of encoder: borrowing AudioEncoder) throws(FFmpegError) -> Int {
        try addStream(encoder.context, encoder.timeBase, frameRate: nil)
    }

    /// Adds a stream whose packets are copied from another file.
    ///
    /// What stands beside its packets, such as its rotation, is copied with it. Wraps `avcodec_parameters_copy`.
    ///
    /// - Parameters:
    ///   - parameters: the stream.
    ///   - tag: the container's four letters for the codec; `nil` for its usual ones.
    /// - Returns: the stream's index.
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func addStream(
        copying parameters: StreamParameters, tag: String? = nil
    ) throws(FFmpegError) -> Int {
        let stream = try unsafe newStream(parameters.timeBase)
        try check("avcodec_parameters_copy") {
            unsafe avcodec_parameters_copy(stream.pointee.codecpar, parameters.handle.pointer)
        }
        unsafe stream.pointee.codecpar.pointee.codec_tag = tag.map(Self.code(ofTag:)) ?? 0
        unsafe stream.pointee.sample_aspect_ratio = stream.pointee.codecpar.pointee.sample_aspect_ratio
        if let rate = parameters.averageFrameRate { unsafe stream.pointee.avg_frame_rate = rate.native }
        for data in parameters.sideData {
            try check("av_stream_new_side_data") {
                unsafe CFFmpeg_add_side_data(stream, data.type, data.bytes, data.bytes.count)
            }
        }
        return try unsafe account(for: stream, parameters.timeBase)
    }

    private mutating func addStream(
        _ encoder: borrowing CodecContext, _ timeBase: Rational, frameRate: Rational?
    ) throws(FFmpegError) -> Int {
        let stream = try unsafe newStream(timeBase)
        let source = unsafe encoder.pointer
        try check("avcodec_parameters_from_context") {
            unsafe avcodec_parameters_from_context(stream.pointee.codecpar, source)
        }
        if let frameRate { unsafe stream.pointee.avg_frame_rate = frameRate.native }
        return try unsafe account(for: stream, timeBase)
    }

    private func newStream(_ timeBase: Rational) throws(FFmpegError) -> UnsafeMutablePointer<AVStream> {
        let stream = try unsafe allocated(unsafe avformat_new_stream(context.pointer, nil), "avformat_new_stream")
        unsafe stream.pointee.time_base = timeBase.native
        return unsafe stream
    }

    /// Begins to account for what is written of a stream, and returns its index.
    private mutating func account(
        for stream: UnsafeMutablePointer<AVStream>, _ timeBase: Rational
    ) throws(FFmpegError) -> Int {
        let parameters = unsafe stream.pointee.codecpar.pointee
        let codec = unsafe String(cString: avcodec_get_name(parameters.codec_id))
        let configuration = unsafe Array(
            UnsafeRawBufferPointer(start: parameters.extradata, count: Int(parameters.extradata_size)))
        digests.append(try PacketDigest(codec: codec, configuration: configuration))
        tracks.append(WrittenTrack(timeBase: timeBase))
        return tracks.count - 1
    }

    private static func code(ofTag tag: String) -> UInt32 {
        tag.utf8.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Writes the header.
    ///
    /// Wraps `avformat_write_header`.
    ///
    /// - Parameter options: the container's own options.
    /// - Throws: ``FFmpegError`` if the container can't hold the streams, has no such option, or can't be written.
    public mutating func writeHeader(options: [String: String] = [:]) throws(FFmpegError) {
        var native = Options(options)
        let pointer = unsafe context.pointer
        CFFmpegLog_clear()
        let code = unsafe native.lend { unsafe avformat_write_header(pointer, $0) }
        guard code >= 0 else { throw FFmpegError(code: code, "avformat_write_header") }
        try native.requireUsed(by: "this container", "avformat_write_header")
        hasHeader = true
    }

    /// Writes a packet.
    ///
    /// Wraps `av_interleaved_write_frame`, which keeps packets until their turn comes.
    ///
    /// - Parameters:
    ///   - packet: its times are in the time base of the encoder or of the stream that is copied. Empty afterwards.
    ///   - stream: the stream's index in this file.
    /// - Throws: ``FFmpegError`` if its times are impossible or the file can't be written.
    public mutating func write(_ packet: inout Packet, to stream: Int) throws(FFmpegError) {
        try requireHeader("av_interleaved_write_frame")
        let pointer = unsafe packet.handle.pointer
        let output = unsafe context.pointer
        guard tracks.indices.contains(stream), let target = unsafe output.pointee.streams[stream] else {
            throw FFmpegError(.notFound, function: "AVFormatContext.streams", text: "there is no stream \(stream)")
        }
        tracks[stream].note(packet)
        digests[stream].add(packet)
        let timeBase = tracks[stream].timeBase
        let delay = unsafe CFFmpeg_unmoved_codec_delay(output, target)
        if delay > 0 {
            let ticks = Timestamp(ticks: Int64(delay), timeBase: Rational(1, 48_000)).rescaled(to: timeBase).ticks
            packet.shift(byTicks: ticks)
        }
        unsafe av_packet_rescale_ts(pointer, timeBase.native, target.pointee.time_base)
        unsafe pointer.pointee.stream_index = Int32(stream)
        unsafe pointer.pointee.pos = -1
        try check("av_interleaved_write_frame") { unsafe av_interleaved_write_frame(output, pointer) }
    }

    /// Writes what is left and closes the file.
    ///
    /// The muxer is gone afterwards. Wraps `av_write_trailer`.
    ///
    /// - Returns: what was written of each stream, in the order in which they were added.
    /// - Throws: ``FFmpegError`` if the file can't be written.
    @discardableResult
    public consuming func finish() throws(FFmpegError) -> [WrittenTrack] {
        try requireHeader("av_write_trailer")
        let pointer = unsafe context.pointer
        try check("av_write_trailer") { unsafe av_write_trailer(pointer) }
        try check("avio_closep") { unsafe avio_closep(&pointer.pointee.pb) }
        for index in tracks.indices { tracks[index].close(digests[index]) }
        return tracks
    }

    /// Without a header FFmpeg's muxers have nothing to write to, and some end the process.
    private func requireHeader(_ function: String) throws(FFmpegError) {
        guard hasHeader else {
            throw FFmpegError(.invalidArgument, function: function, text: "the header isn't written yet")
        }
    }
}
