import CFFmpeg
import CFFmpegLog
public import MediaTypes

/// Sends sound through a chain of FFmpeg's filters.
public struct AudioFilterGraph: ~Copyable, Sendable {
    private let handle: FilterGraphHandle

    /// The filters that may be used.
    ///
    /// None of them opens a file.
    static let allowed: Set<String> = ["silencedetect", "ebur128", "aformat", "anull"]

    /// Makes a chain for sound of a format.
    ///
    /// Wraps `avfilter_graph_parse_ptr` and `avfilter_graph_config`.
    ///
    /// - Parameters:
    ///   - format: the format of all sound that goes in.
    ///   - timeBase: the length of a tick of the sound's times going in; those coming out are in ``timeBase``.
    ///   - chain: filters in FFmpeg's notation, joined by commas.
    /// - Throws: ``FFmpegError`` if a filter isn't there or isn't allowed, or refuses its arguments.
    public init(format: AudioFormat, timeBase: Rational, chain: String) throws(FFmpegError) {
        CFFmpegLog_install()
        try FilterGraph.checkNames(chain, allowed: Self.allowed)
        let layout =
            format.layout.name.contains(" ")
            ? "channels=\(format.layout.channels)" : "channel_layout=\(format.layout.name)"
        let arguments =
            "sample_rate=\(format.sampleRate):sample_fmt=\(format.sampleFormat):\(layout):time_base=\(timeBase)"
        let handle = try FilterGraph.ends("abuffer", "abuffersink", arguments)
        try unsafe FilterGraph.join(handle.pointer, handle.source, handle.sink, chain)
        self.handle = handle
    }

    /// The length of a tick of the times of what comes out.
    ///
    /// Wraps `av_buffersink_get_time_base`.
    public var timeBase: Rational {
        unsafe Rational(av_buffersink_get_time_base(handle.sink)) ?? Rational(1, 1)
    }

    /// Puts in sound; it is counted, not copied.
    ///
    /// Wraps `av_buffersrc_add_frame_flags`.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func push(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        let source = unsafe handle.source
        let pointer = unsafe frame.handle.pointer
        try check("av_buffersrc_add_frame_flags") {
            unsafe av_buffersrc_add_frame_flags(source, pointer, Int32(AV_BUFFERSRC_FLAG_KEEP_REF))
        }
    }

    /// Says that no sound follows: what is still inside comes out.
    ///
    /// Wraps `av_buffersrc_add_frame_flags` without sound.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func finish() throws(FFmpegError) {
        let source = unsafe handle.source
        try check("av_buffersrc_add_frame_flags") { unsafe av_buffersrc_add_frame_flags(source, nil, 0) }
    }

    /// Takes the next sound.
    ///
    /// Wraps `av_buffersink_get_frame`; after any answer but `output` the frame is empty.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func pull(into frame: inout AudioFrame) throws(FFmpegError) -> CodecStep {
        let sink = unsafe handle.sink
        let target = unsafe frame.handle.pointer
        unsafe av_frame_unref(target)
        return try CodecStep("av_buffersink_get_frame") { unsafe av_buffersink_get_frame(sink, target) }
    }
}
