import CFFmpeg

/// Owns an `AVCodecParameters`.
@safe
struct CodecParameters: ~Copyable {
    let pointer: UnsafeMutablePointer<AVCodecParameters>

    /// Takes over parameters of `avcodec_parameters_alloc`.
    init(adopting pointer: UnsafeMutablePointer<AVCodecParameters>) { unsafe self.pointer = pointer }

    deinit {
        var pointer: UnsafeMutablePointer<AVCodecParameters>? = unsafe pointer
        unsafe avcodec_parameters_free(&pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; the parameters are never changed once they were filled.
extension CodecParameters: @unchecked Sendable {}
