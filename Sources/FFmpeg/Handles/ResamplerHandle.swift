import CFFmpeg

/// Owns a `SwrContext`.
@safe
struct ResamplerHandle: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a context of `swr_alloc`.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit {
        var pointer: OpaquePointer? = unsafe pointer
        unsafe swr_free(&pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; resampling is `mutating`, so it has the owner to itself.
extension ResamplerHandle: @unchecked Sendable {}
