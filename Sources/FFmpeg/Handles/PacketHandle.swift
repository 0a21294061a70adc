import CFFmpeg

/// Owns an `AVPacket`.
@safe
struct PacketHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<AVPacket>

    /// Takes over a packet of `av_packet_alloc`.
    init(adopting pointer: UnsafeMutablePointer<AVPacket>) { unsafe self.pointer = pointer }

    deinit {
        var pointer: UnsafeMutablePointer<AVPacket>? = unsafe pointer
        unsafe av_packet_free(&pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; every call that changes the packet is `mutating`, so it
// has the owner to itself, and reading it from several threads changes nothing.
extension PacketHandle: @unchecked Sendable {}
