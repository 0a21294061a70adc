import CFFmpeg

/// Owns an `AVFormatContext` for writing, with the file it writes.
@safe
struct MuxerContext: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFormatContext>

    /// Takes over a context of `avformat_alloc_output_context2`.
    init(adopting pointer: UnsafeMutablePointer<AVFormatContext>) { unsafe self.pointer = pointer }

    deinit {
        unsafe avio_closep(&pointer.pointee.pb)
        unsafe avformat_free_context(pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; every call that changes the context is `mutating`, so it
// has the owner to itself.
extension MuxerContext: @unchecked Sendable {}
