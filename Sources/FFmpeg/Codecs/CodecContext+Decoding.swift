import CFFmpeg
import CFFmpegLog

extension CodecContext {
    init(
        decoding parameters: StreamParameters, threads: Int, damage: DamageHandling, maxPixels: Int = .max
    ) throws(FFmpegError) {
        let source = unsafe parameters.handle.pointer
        guard let codec = unsafe parameters.findDecoder() else {
            throw FFmpegError(
                .notFound, function: "avcodec_find_decoder",
                text: "the linked FFmpeg has no decoder for '\(parameters.codec)'")
        }
        let context = unsafe CodecContext(
            adopting: try allocated(unsafe avcodec_alloc_context3(codec), "avcodec_alloc_context3"))
        let pointer = unsafe context.pointer
        try check("avcodec_parameters_to_context") { unsafe avcodec_parameters_to_context(pointer, source) }
        unsafe pointer.pointee.pkt_timebase = parameters.timeBase.native
        unsafe pointer.pointee.thread_count = Int32(clamping: threads)
        if maxPixels < .max { unsafe pointer.pointee.max_pixels = Int64(maxPixels) }
        if damage == .refused {
            unsafe pointer.pointee.err_recognition |=
                AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER
            // It smooths what was decoded, and finds nothing: a fifth of the work for H.264.
            unsafe pointer.pointee.skip_loop_filter = AVDISCARD_ALL
        }
        try check("avcodec_open2") { unsafe avcodec_open2(pointer, codec, nil) }
        self = context
    }

    func send(_ packet: borrowing Packet) throws(FFmpegError) {
        let source = unsafe packet.handle.pointer
        let context = unsafe pointer
        try check("avcodec_send_packet") { unsafe avcodec_send_packet(context, source) }
    }

    func decodeOnlyReferences(_ isSo: Bool) {
        unsafe pointer.pointee.skip_frame = isSo ? AVDISCARD_NONREF : AVDISCARD_DEFAULT
    }

    func finishDecoding() throws(FFmpegError) {
        let context = unsafe pointer
        CFFmpegLog_clear()
        let code = unsafe avcodec_send_packet(context, nil)
        guard code >= 0 || code == CFFmpeg_ERROR_EOF else { throw FFmpegError(code: code, "avcodec_send_packet") }
    }

    func receive(_ frame: borrowing FrameHandle) throws(FFmpegError) -> CodecStep {
        let context = unsafe pointer
        let target = unsafe frame.pointer
        let step = try CodecStep("avcodec_receive_frame") { unsafe avcodec_receive_frame(context, target) }
        // What follows, filters and ourselves, goes by `pts`; filters move that alone.
        let best = unsafe target.pointee.best_effort_timestamp
        if step == .output, best != CFFmpeg_NOPTS { unsafe target.pointee.pts = best }
        return step
    }
}
