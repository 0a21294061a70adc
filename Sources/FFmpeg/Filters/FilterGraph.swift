import CFFmpeg
import CFFmpegLog
public import MediaTypes

/// Sends pictures through a chain of FFmpeg's filters.
public struct FilterGraph: ~Copyable, Sendable {
    private let handle: FilterGraphHandle
    /// When the picture that was put in last begins and how long it lasts, in ticks of the times that are put in.
    private var last: (start: Int64, length: Int64)?

    /// The filters that may be used.
    ///
    /// None of them opens a file.
    static let allowed: Set<String> = [
        "scale", "format", "setsar", "setdar", "transpose", "hflip", "vflip", "crop", "pad", "fps", "bwdif", "null",
        "setparams", "trim", "setpts", "split", "colorspace", "zscale", "tonemap", "overlay", "lutrgb", "lutyuv",
        "blackdetect", "freezedetect", "extractplanes", "mergeplanes", "maskedmerge",
    ]

    /// Makes a chain for pictures like `frame`.
    ///
    /// Wraps `avfilter_graph_parse_ptr` and `avfilter_graph_config`.
    ///
    /// - Parameters:
    ///   - frame: a picture of the size and format that all will have.
    ///   - timeBase: the length of a tick of the times of pictures that are put in.
    ///   - chain: filters in FFmpeg's notation: joined by commas, and chains of them by semicolons and names in brackets.
    /// - Throws: ``FFmpegError`` if a filter isn't there or isn't allowed, or refuses its arguments.
    public init(like frame: borrowing VideoFrame, timeBase: Rational, chain: String) throws(FFmpegError) {
        CFFmpegLog_install()
        try Self.checkNames(chain, allowed: Self.allowed)
        let size = frame.resolution
        let aspect = frame.sampleAspectRatio ?? Rational(1, 1)
        let arguments =
            "video_size=\(size.width)x\(size.height):pix_fmt=\(frame.format):time_base=\(timeBase):pixel_aspect=\(aspect)"
        let handle = try Self.ends("buffer", "buffersink", arguments)
        try unsafe Self.join(handle.pointer, handle.source, handle.sink, chain)
        self.handle = handle
    }

    /// A graph of a source and a sink, not yet joined.
    static func ends(
        _ source: String, _ sink: String, _ arguments: String
    ) throws(FFmpegError) -> FilterGraphHandle {
        let graph = try unsafe allocated(avfilter_graph_alloc(), "avfilter_graph_alloc")
        unsafe graph.pointee.nb_threads = 1
        do throws(FFmpegError) {
            let source = try unsafe filter(source, "in", arguments, in: graph)
            let sink = try unsafe filter(sink, "out", nil, in: graph)
            return unsafe FilterGraphHandle(adopting: graph, source: source, sink: sink)
        } catch {
            var unused: UnsafeMutablePointer<AVFilterGraph>? = unsafe graph
            unsafe avfilter_graph_free(&unused)
            throw error
        }
    }

    /// Puts in a picture at its ``VideoFrame/presentationTicks``; it is counted, not copied.
    ///
    /// Wraps `av_buffersrc_add_frame_flags`.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func push(_ frame: borrowing VideoFrame) throws(FFmpegError) {
        let source = unsafe handle.source
        var copy = try frame.reference()
        if let ticks = frame.presentationTicks {
            copy.setPresentation(ticks: ticks)
            note(ticks, frame.durationTicks)
        }
        let pointer = unsafe copy.handle.pointer
        try check("av_buffersrc_add_frame_flags") { unsafe av_buffersrc_add_frame_flags(source, pointer, 0) }
    }

    /// A picture that doesn't say how long it lasts does so for as long as the one before it did.
    private mutating func note(_ ticks: Int64, _ duration: Int64) {
        let distance = last.map { ticks.subtractingClamped($0.start) } ?? 1
        last = (ticks, max(1, duration > 0 ? duration : distance))
    }

    /// Says that no picture follows: what is still inside comes out.
    ///
    /// Wraps `av_buffersrc_close`: that of FFmpeg before 6 takes the last picture to end when it begins, where it isn't told.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func finish() throws(FFmpegError) {
        if let last { try handle.finish(at: last.start.addingClamped(last.length)) } else { try handle.finish() }
    }

    /// Says that the last picture is shown up to a moment, in ticks of the times that are put in, and that none follows.
    ///
    /// Wraps `av_buffersrc_close`.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func finish(at ticks: Int64) throws(FFmpegError) { try handle.finish(at: ticks) }

    /// Takes the next picture.
    ///
    /// Wraps `av_buffersink_get_frame`; after any answer but `output` the frame is empty.
    ///
    /// - Throws: ``FFmpegError`` if a filter fails.
    public mutating func pull(into frame: inout VideoFrame) throws(FFmpegError) -> CodecStep {
        let step = try handle.pull(into: frame.handle)
        let target = unsafe frame.handle.pointer
        // What a decoder guessed is no longer so: filters count in `pts` alone.
        unsafe target.pointee.best_effort_timestamp = unsafe target.pointee.pts
        return step
    }

    /// The length of a tick of the times of pictures that come out.
    ///
    /// Wraps `av_buffersink_get_time_base`.
    public var timeBase: Rational? { handle.timeBase }

    /// Without quotes and escapes, what stands between commas and semicolons is a filter and its arguments, with the names
    /// of its ends in brackets.
    static func checkNames(_ chain: String, allowed: Set<String>) throws(FFmpegError) {
        if let character = chain.first(where: { "'\\".contains($0) }) {
            throw FFmpegError(
                .invalidArgument, function: "avfilter_graph_parse_ptr",
                text: "a chain of filters may not have '\(character)' in it")
        }
        for step in chain.split(whereSeparator: { ",;".contains($0) }) {
            let name = name(of: step)
            guard allowed.contains(name) else {
                throw FFmpegError(
                    .notFound, function: "avfilter_graph_parse_ptr", text: "the filter '\(name)' may not be used")
            }
        }
    }

    private static func name(of step: Substring) -> String {
        var step = step
        while step.first == "[", let end = step.firstIndex(of: "]") { step = step[step.index(after: end)...] }
        return String(step.prefix { !"=[".contains($0) })
    }

    private static func filter(
        _ kind: String, _ name: String, _ arguments: String?, in graph: UnsafeMutablePointer<AVFilterGraph>
    ) throws(FFmpegError) -> UnsafeMutablePointer<AVFilterContext> {
        var filter: UnsafeMutablePointer<AVFilterContext>? = nil
        try check("avfilter_graph_create_filter") {
            unsafe avfilter_graph_create_filter(&filter, avfilter_get_by_name(kind), name, arguments, nil, graph)
        }
        return try unsafe allocated(filter, "avfilter_graph_create_filter")
    }

    /// Joins a chain to the ends of a graph.
    static func join(
        _ graph: UnsafeMutablePointer<AVFilterGraph>, _ source: UnsafeMutablePointer<AVFilterContext>,
        _ sink: UnsafeMutablePointer<AVFilterContext>, _ chain: String
    ) throws(FFmpegError) {
        var outputs: UnsafeMutablePointer<AVFilterInOut>? = unsafe avfilter_inout_alloc()
        var inputs: UnsafeMutablePointer<AVFilterInOut>? = unsafe avfilter_inout_alloc()
        defer {
            unsafe avfilter_inout_free(&outputs)
            unsafe avfilter_inout_free(&inputs)
        }
        unsafe outputs?.pointee.name = unsafe av_strdup("in")
        unsafe outputs?.pointee.filter_ctx = unsafe source
        unsafe inputs?.pointee.name = unsafe av_strdup("out")
        unsafe inputs?.pointee.filter_ctx = unsafe sink
        try check("avfilter_graph_parse_ptr") {
            unsafe avfilter_graph_parse_ptr(graph, chain, &inputs, &outputs, nil)
        }
        try check("avfilter_graph_config") { unsafe avfilter_graph_config(graph, nil) }
    }
}
