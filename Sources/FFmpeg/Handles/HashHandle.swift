import CFFmpeg

/// Owns an `AVMurMur3`.
@safe
final class HashHandle {
    let pointer: OpaquePointer

    /// Takes over a state of `av_murmur3_alloc`.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe av_free(UnsafeMutableRawPointer(pointer)) }
}

// SAFETY: the pointer does not leave the module; a digest, whose additions are `mutating`, is held by one muxer or one
// reader, which has it to itself.
extension HashHandle: @unchecked Sendable {}
