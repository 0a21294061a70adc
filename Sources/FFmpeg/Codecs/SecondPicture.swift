import CFFmpeg
public import MediaTypes

// What WebM has for pictures that can be seen through: a second picture beside each, which tells how far.

extension StreamInfo {
    /// Whether there is such a second picture beside each of its own.
    public var hasAlphaBeside: Bool { metadata["alpha_mode"] == "1" }

    /// Whether the linked libraries decode both.
    public var isAlphaDecoded: Bool { hasAlphaBeside && codec.alphaDecoder.map(FFmpegLibrary.hasDecoder) == true }
}

extension CodecID {
    /// FFmpeg's name of the decoder that decodes both; its usual ones of VP8 and VP9 pass over the second.
    var alphaDecoder: String? {
        switch self {
        case .vp8: "libvpx"
        case .vp9: "libvpx-vp9"
        default: nil
        }
    }
}

extension StreamParameters {
    /// The decoder of the stream; `nil` if the linked libraries have none.
    ///
    /// Wraps `avcodec_find_decoder_by_name` and `avcodec_find_decoder`.
    func findDecoder() -> UnsafePointer<AVCodec>? {
        if hasAlphaBeside, let name = codec.alphaDecoder, let both = unsafe avcodec_find_decoder_by_name(name) {
            return unsafe both
        }
        return unsafe avcodec_find_decoder(handle.pointer.pointee.codec_id)
    }
}
