import CFFmpeg

/// Owns an `AVFrame`.
@safe
struct FrameHandle: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFrame>

    /// Takes over a frame of `av_frame_alloc`.
    init(adopting pointer: UnsafeMutablePointer<AVFrame>) { unsafe self.pointer = pointer }

    /// An empty frame.
    init() throws(FFmpegError) {
        unsafe self.init(adopting: try allocated(unsafe av_frame_alloc(), "av_frame_alloc"))
    }

    /// What a filter wrote to the frame under a name, as a number; `nil` if it wrote nothing, or no number.
    func number(_ name: String) -> Double? {
        guard let entry = unsafe av_dict_get(pointer.pointee.metadata, name, nil, 0) else { return nil }
        return unsafe Double(String(cString: entry.pointee.value))
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVFrame>? = unsafe pointer
        unsafe av_frame_free(&pointer)
    }
}

// SAFETY: one owner; the pointer does not leave the module; every call that changes the frame is `mutating`, so it has
// the owner to itself. Its buffers are counted atomically by FFmpeg and are never written once they are shared.
extension FrameHandle: @unchecked Sendable {}
