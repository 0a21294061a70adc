import CFFmpeg
import CFFmpegLog
public import MediaTypes

/// Reads a media file: its facts, then its packets in the order in which they are stored.
///
/// FFmpeg is given an open file and no path, an empty list of protocols and a list of demuxers, and its own opening of
/// files is refused: whatever the file says, no second file and no network is opened.
public struct Demuxer: ~Copyable, Sendable {
    private let context: InputContext
    private let token: CancellationToken
    /// What the file is.
    public let info: MediaInfo

    /// Opens a regular file and finds out what it is.
    ///
    /// Wraps `avformat_open_input` and `avformat_find_stream_info`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - options: how far to go.
    ///   - cancellation: ends reading early, with an error whose reason is `cancelled`.
    /// - Throws: ``FFmpegError`` if the file can't be read or is no media file that may be read.
    public init(
        path: String, options: DemuxerOptions = DemuxerOptions(), cancellation: CancellationToken = CancellationToken()
    ) throws(FFmpegError) {
        CFFmpegLog_install()
        let file = try InputFile(path: path, cancellation: cancellation)
        guard file.size > 0 else {
            throw FFmpegError(.invalidData, function: "open", text: "the file is empty")
        }
        let boxes = MovieBoxes(file)
        let provenance = options.findsProvenance ? ProvenanceScan(file).found : nil
        context = try Self.open(file, options, cancellation)
        token = cancellation
        var info = unsafe MediaInfo(context.pointer, size: file.size, boxes)
        info.provenance = provenance
        self.info = info
    }

    private static func open(
        _ file: InputFile, _ options: DemuxerOptions, _ token: CancellationToken
    ) throws(FFmpegError) -> InputContext {
        let io = try InputIO(file)
        var context = unsafe avformat_alloc_context()
        guard let fresh = unsafe context else {
            io.close()
            throw FFmpegError(code: CFFmpeg_ERROR_NOMEM, "avformat_alloc_context")
        }
        unsafe fresh.pointee.pb = io.pointer
        unsafe fresh.pointee.interrupt_callback = AVIOInterruptCB(
            callback: { opaque in
                guard let opaque = unsafe opaque else { return 0 }
                return unsafe Unmanaged<CancellationToken>.fromOpaque(opaque).takeUnretainedValue().isCancelled ? 1 : 0
            }, opaque: Unmanaged.passUnretained(token).toOpaque())
        unsafe fresh.pointee.io_open = { _, _, _, _, _ in CFFmpeg_ERROR_PERM }
        var native = Options(options.native)
        CFFmpegLog_clear()
        let code = unsafe native.lend { unsafe avformat_open_input(&context, nil, nil, $0) }
        guard code >= 0, let opened = unsafe context else {
            io.close()
            throw Self.refusal(code, token)
        }
        let input = unsafe InputContext(adopting: opened, io: io)
        guard options.analyzes else { return input }
        let pointer = unsafe input.pointer
        try check("avformat_find_stream_info") {
            // A few pictures are decoded for what the header leaves open, and not looked at: they needn't be smooth.
            let code = unsafe Options.lend(
                ["skip_loop_filter": "all"], copies: Int(pointer.pointee.nb_streams)
            ) { unsafe avformat_find_stream_info(pointer, $0) }
            return token.isCancelled ? CFFmpeg_ERROR_EXIT : code
        }
        return input
    }

    /// Why a file was not opened: cancelled, of a format that is not read, or what the code says.
    private static func refusal(_ code: Int32, _ token: CancellationToken) -> FFmpegError {
        let function = "avformat_open_input"
        guard !token.isCancelled else { return FFmpegError(code: CFFmpeg_ERROR_EXIT, function) }
        let error = FFmpegError(code: code, function)
        guard let line = error.logLine, let end = line.firstRange(of: ": Format not on whitelist") else { return error }
        let format = line[..<end.lowerBound]
        return FFmpegError(.unsupported, function: function, text: "files of the format '\(format)' are not read")
    }

    /// Reads the next packet.
    ///
    /// Wraps `av_read_frame`.
    ///
    /// - Returns: `false` at the end of the file; the packet is empty then.
    /// - Throws: ``FFmpegError`` if the file can't be read on.
    public mutating func read(into packet: inout Packet) throws(FFmpegError) -> Bool {
        let source = unsafe context.pointer
        let target = unsafe packet.handle.pointer
        CFFmpegLog_clear()
        var code: Int32
        repeat {
            unsafe av_packet_unref(target)
            code = token.isCancelled ? CFFmpeg_ERROR_EXIT : unsafe av_read_frame(source, target)
        } while unsafe code >= 0 && Self.isSkipped(target.pointee.stream_index, in: source)
        if code < 0, token.isCancelled { throw FFmpegError(code: CFFmpeg_ERROR_EXIT, "av_read_frame") }
        if code == CFFmpeg_ERROR_EOF { return false }
        guard code >= 0 else { throw FFmpegError(code: code, "av_read_frame") }
        token.countMove()
        return true
    }

    /// Whether a stream isn't selected: packets that were read while the file was looked at come all the same.
    private static func isSkipped(_ stream: Int32, in context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
        unsafe context.pointee.streams[Int(stream)]?.pointee.discard == AVDISCARD_ALL
    }

    /// Reads only these streams from here on; packets of others are skipped.
    ///
    /// Wraps `AVStream.discard`.
    public mutating func select(_ streams: Set<Int>) {
        for index in unsafe 0..<Int(context.pointer.pointee.nb_streams) {
            let stream = unsafe context.pointer.pointee.streams[index]
            unsafe stream?.pointee.discard = streams.contains(index) ? AVDISCARD_DEFAULT : AVDISCARD_ALL
        }
    }

    /// Goes to the last keyframe of a stream whose index has it at or before a time, so that reading goes on there.
    ///
    /// The index counts by the time of decoding in some containers and by that of showing in others: look at the first
    /// packet. Wraps `avformat_seek_file`.
    ///
    /// - Parameters:
    ///   - ticks: the time, in ticks of the stream's time base.
    ///   - stream: the stream's index.
    /// - Throws: ``FFmpegError`` if the container can't do it, or has no keyframe there; where reading goes on is
    ///   unknown then.
    public mutating func seek(to ticks: Int64, stream: Int) throws(FFmpegError) {
        let source = unsafe context.pointer
        try check("avformat_seek_file") {
            unsafe avformat_seek_file(source, Int32(clamping: stream), .min, ticks, ticks, 0)
        }
    }

    /// The time of the last packet that the index has of a stream, in ticks of its time base.
    ///
    /// It is that of decoding in some containers, so that the packet is shown then or later. `nil` if there is no index,
    /// or an edit list leaves the packet out. Wraps `avformat_index_get_entry`.
    public func lastIndexedTicks(of stream: Int) -> Int64? {
        guard unsafe stream >= 0 && stream < Int(context.pointer.pointee.nb_streams),
            let native = unsafe context.pointer.pointee.streams[stream],
            let entry = unsafe avformat_index_get_entry(native, avformat_index_get_entries_count(native) - 1)
        else { return nil }
        return unsafe entry.pointee.flags & AVINDEX_DISCARD_FRAME == 0 ? entry.pointee.timestamp : nil
    }

    /// What a decoder or muxer needs to know of a stream.
    ///
    /// Wraps `AVStream.codecpar`.
    ///
    /// - Throws: ``FFmpegError`` if there is no such stream or no memory.
    public borrowing func parameters(of index: Int) throws(FFmpegError) -> StreamParameters {
        guard unsafe index >= 0 && index < Int(context.pointer.pointee.nb_streams),
            let stream = unsafe context.pointer.pointee.streams[index]
        else {
            throw FFmpegError(.notFound, function: "AVFormatContext.streams", text: "there is no stream \(index)")
        }
        return try unsafe StreamParameters(stream)
    }
}
