import CFFmpeg

/// Owns a `SwsContext`.
@safe
struct ScalerHandle: ~Copyable {
    let pointer: OpaquePointer

    /// Takes over a context of `sws_getContext`.
    init(adopting pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe sws_freeContext(pointer) }
}

// SAFETY: one owner; the pointer does not leave the module; scaling is `mutating`, so it has the owner to itself.
extension ScalerHandle: @unchecked Sendable {}
