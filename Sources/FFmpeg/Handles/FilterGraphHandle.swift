import CFFmpeg

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

// SAFETY: one owner; the pointers do not leave the module; pushing and pulling are `mutating`.
extension FilterGraphHandle: @unchecked Sendable {}
