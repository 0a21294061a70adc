import CFFmpeg

/// Owns an `AVBSFContext`.
@safe
struct BitstreamFilterHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<AVBSFContext>

    /// Takes over a filter of `av_bsf_alloc`.
    init(adopting pointer: UnsafeMutablePointer<AVBSFContext>) { unsafe self.pointer = pointer }

    deinit {
        var pointer: UnsafeMutablePointer<AVBSFContext>? = unsafe pointer
        unsafe av_bsf_free(&pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; sending and receiving are `mutating`.
extension BitstreamFilterHandle: @unchecked Sendable {}
