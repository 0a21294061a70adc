import CFFmpeg

/// Owns an `AVAudioFifo`.
@safe
struct FIFOHandle: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a queue of `av_audio_fifo_alloc`.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe av_audio_fifo_free(pointer) }
}

// SAFETY: one owner; the pointer does not leave the module; reading and writing are `mutating`.
extension FIFOHandle: @unchecked Sendable {}
