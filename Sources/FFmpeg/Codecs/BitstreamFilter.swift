import CFFmpeg
import CFFmpegLog
import MediaTypes

/// Wraps the data of packets in another way, without decoding them.
public struct BitstreamFilter: ~Copyable, Sendable {
    private let handle: BitstreamFilterHandle

    /// Opens a filter.
    ///
    /// Wraps `av_bsf_alloc` and `av_bsf_init`.
    ///
    /// - Parameters:
    ///   - name: FFmpeg's name of the filter, such as `vp9_superframe`.
    ///   - parameters: the stream.
    /// - Throws: ``FFmpegError`` if the linked libraries have no such filter, or it refuses the stream.
    public init(_ name: String, of parameters: StreamParameters) throws(FFmpegError) {
        guard let filter = unsafe av_bsf_get_by_name(name) else {
            throw FFmpegError(
                .notFound, function: "av_bsf_get_by_name", text: "the linked FFmpeg has no bitstream filter '\(name)'")
        }
        var pointer: UnsafeMutablePointer<AVBSFContext>? = nil
        try check("av_bsf_alloc") { unsafe av_bsf_alloc(filter, &pointer) }
        let handle = unsafe BitstreamFilterHandle(adopting: try allocated(unsafe pointer, "av_bsf_alloc"))
        let context = unsafe handle.pointer
        try check("avcodec_parameters_copy") {
            unsafe avcodec_parameters_copy(context.pointee.par_in, parameters.handle.pointer)
        }
        unsafe context.pointee.time_base_in = parameters.timeBase.native
        try check("av_bsf_init") { unsafe av_bsf_init(context) }
        self.handle = handle
    }

    /// Gives the filter a packet, which is empty afterwards.
    ///
    /// What is ready comes out of ``receive(into:)``; take it all before the next packet. Wraps `av_bsf_send_packet`.
    ///
    /// - Throws: ``FFmpegError`` if the packet is damaged.
    public mutating func send(_ packet: inout Packet) throws(FFmpegError) {
        let context = unsafe handle.pointer
        let source = unsafe packet.handle.pointer
        try check("av_bsf_send_packet") { unsafe av_bsf_send_packet(context, source) }
    }

    /// Says that no packet follows: what is still inside comes out.
    ///
    /// Wraps `av_bsf_send_packet` without data.
    public mutating func finish() throws(FFmpegError) {
        let context = unsafe handle.pointer
        try check("av_bsf_send_packet") { unsafe av_bsf_send_packet(context, nil) }
    }

    /// Takes the next packet.
    ///
    /// Wraps `av_bsf_receive_packet`; after any answer but `output` the packet is empty.
    ///
    /// - Throws: ``FFmpegError`` if the data are damaged.
    public mutating func receive(into packet: inout Packet) throws(FFmpegError) -> CodecStep {
        let context = unsafe handle.pointer
        let target = unsafe packet.handle.pointer
        return try CodecStep("av_bsf_receive_packet") { unsafe av_bsf_receive_packet(context, target) }
    }
}
