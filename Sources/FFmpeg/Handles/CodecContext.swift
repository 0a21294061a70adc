import CFFmpeg

/// Owns an `AVCodecContext`.
@safe
struct CodecContext: ~Copyable {
    let pointer: UnsafeMutablePointer<AVCodecContext>

    /// Takes over a context of `avcodec_alloc_context3`.
    init(adopting pointer: UnsafeMutablePointer<AVCodecContext>) { unsafe self.pointer = pointer }

    deinit {
        // `stats_in` is the caller's: the library frees what it wrote itself, `stats_out`, and not this.
        unsafe av_freep(&pointer.pointee.stats_in)
        var pointer: UnsafeMutablePointer<AVCodecContext>? = unsafe pointer
        unsafe avcodec_free_context(&pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; every call that changes the context is `mutating`, so it
// has the owner to itself.
extension CodecContext: @unchecked Sendable {}
