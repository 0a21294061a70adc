import CFFmpeg
import MediaTypes

/// Owns an `AVFilterGraph` and knows the filters at its ends, which the graph frees.
@safe
struct FilterGraphHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFilterGraph>
    let source: UnsafeMutablePointer<AVFilterContext>
    let sink: UnsafeMutablePointer<AVFilterContext>

    /// Takes over a graph of `avfilter_graph_alloc`.
    init(
        adopting pointer: UnsafeMutablePointer<AVFilterGraph>, source: UnsafeMutablePointer<AVFilterContext>,
        sink: UnsafeMutablePointer<AVFilterContext>
    ) {
        unsafe self.pointer = pointer
        unsafe self.source = source
        unsafe self.sink = sink
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVFilterGraph>? = unsafe pointer
        unsafe avfilter_graph_free(&pointer)
    }
}

extension FilterGraphHandle {
    /// The length of a tick of the times of what comes out.
    var timeBase: Rational? { unsafe Rational(av_buffersink_get_time_base(sink)) }

    /// Says that nothing follows.
    func finish() throws(FFmpegError) {
        try check("av_buffersrc_add_frame_flags") { unsafe av_buffersrc_add_frame_flags(source, nil, 0) }
    }

    /// Says that nothing follows before a moment, up to which what came last lasts.
    func finish(at ticks: Int64) throws(FFmpegError) {
        try check("av_buffersrc_close") { unsafe av_buffersrc_close(source, ticks, 0) }
    }

    /// Takes what comes next into a frame, which is emptied before.
    func pull(into frame: borrowing FrameHandle) throws(FFmpegError) -> CodecStep {
        let target = unsafe frame.pointer
        unsafe av_frame_unref(target)
        return try CodecStep("av_buffersink_get_frame") { unsafe av_buffersink_get_frame(sink, target) }
    }
}

// SAFETY: one owner; the pointers do not leave the module; pushing and pulling are `mutating`.
extension FilterGraphHandle: @unchecked Sendable {}
