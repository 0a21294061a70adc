/// Makes pictures of the packets of a video stream.
public struct VideoDecoder: ~Copyable, Sendable {
    private let context: CodecContext

    /// Opens a decoder.
    ///
    /// Wraps `avcodec_open2`.
    ///
    /// - Parameters:
    ///   - parameters: the stream.
    ///   - threads: how many threads decode; the pictures do not depend on it.
    ///   - damage: what is done about damage that could be hidden.
    ///   - maxPixels: the largest picture that is decoded, also where the size changes in the middle of a stream.
    /// - Throws: ``FFmpegError`` if the linked libraries have no decoder for the codec, or it refuses the stream.
    public init(
        _ parameters: StreamParameters, threads: Int, damage: DamageHandling = .concealed, maxPixels: Int = .max
    ) throws(FFmpegError) {
        context = try CodecContext(
            decoding: parameters, threads: threads, damage: damage, maxPixels: maxPixels)
    }

    /// Gives the decoder a packet.
    ///
    /// Pictures it completes come out of ``receive(into:)``; take them all before the next packet. Wraps
    /// `avcodec_send_packet`.
    ///
    /// - Throws: ``FFmpegError`` if the packet is damaged. The decoder can go on with the next one.
    public mutating func send(_ packet: borrowing Packet) throws(FFmpegError) { try context.send(packet) }

    /// Leaves out, of the packets that follow, pictures that no other picture refers to, or goes back to decoding all.
    ///
    /// Pictures that are decoded are the same either way. Wraps `AVCodecContext.skip_frame`; decoders that don't know it
    /// decode all.
    public mutating func decodeOnlyReferences(_ isSo: Bool) { context.decodeOnlyReferences(isSo) }

    /// Says that no packet follows: what is still inside comes out.
    ///
    /// Wraps `avcodec_send_packet` without data.
    public mutating func finish() throws(FFmpegError) { try context.finishDecoding() }

    /// Takes the next picture.
    ///
    /// Wraps `avcodec_receive_frame`; after any answer but `output` the frame is empty.
    ///
    /// - Throws: ``FFmpegError`` if the data are damaged. The decoder can go on.
    public mutating func receive(into frame: inout VideoFrame) throws(FFmpegError) -> CodecStep {
        try context.receive(frame.handle)
    }
}
