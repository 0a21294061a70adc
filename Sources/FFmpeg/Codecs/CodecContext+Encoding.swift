import CFFmpeg
import CFFmpegLog

extension CodecContext {
    init(encoder name: String) throws(FFmpegError) {
        CFFmpegLog_install()
        guard let codec = unsafe avcodec_find_encoder_by_name(name) else {
            throw FFmpegError(
                .notFound, function: "avcodec_find_encoder_by_name",
                text: "the linked FFmpeg has no encoder '\(name)'")
        }
        unsafe self.init(adopting: try allocated(unsafe avcodec_alloc_context3(codec), "avcodec_alloc_context3"))
    }

    func open(_ options: [String: String], called name: String, globalHeader: Bool) throws(FFmpegError) {
        let context = unsafe pointer
        unsafe context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
        if globalHeader { unsafe context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }
        var native = Options(options)
        CFFmpegLog_clear()
        let code = unsafe native.lend { unsafe avcodec_open2(context, nil, $0) }
        guard code >= 0 else { throw FFmpegError(code: code, "avcodec_open2") }
        try native.requireUsed(by: "the encoder '\(name)'", "avcodec_open2")
    }

    /// Says which reading of the pictures this is; to be called before the encoder is opened.
    func take(_ pass: EncodingPass) throws(FFmpegError) {
        switch pass {
        case .only: break
        case .first: unsafe pointer.pointee.flags |= AV_CODEC_FLAG_PASS1
        case .second(let statistics):
            unsafe pointer.pointee.flags |= AV_CODEC_FLAG_PASS2
            guard let statistics else { return }
            let copy = unsafe av_strdup(statistics)
            unsafe pointer.pointee.stats_in = try unsafe allocated(copy, "av_strdup")
        }
    }

    func send(_ frame: borrowing FrameHandle) throws(FFmpegError) {
        let context = unsafe pointer
        let source = unsafe frame.pointer
        try check("avcodec_send_frame") { unsafe avcodec_send_frame(context, source) }
        // Says that there are pictures inside; the library leaves this pointer to its user.
        unsafe context.pointee.opaque = UnsafeMutableRawPointer(context)
    }

    func finishEncoding() throws(FFmpegError) {
        let context = unsafe pointer
        CFFmpegLog_clear()
        let code = unsafe avcodec_send_frame(context, nil)
        guard code >= 0 || code == CFFmpeg_ERROR_EOF else { throw FFmpegError(code: code, "avcodec_send_frame") }
    }

    func receive(_ packet: borrowing PacketHandle) throws(FFmpegError) -> CodecStep {
        let context = unsafe pointer
        let target = unsafe packet.pointer
        return try CodecStep("avcodec_receive_packet") { unsafe avcodec_receive_packet(context, target) }
    }
}
