import CFFmpeg
import MediaTypes

/// Compressed data of one stream: usually one picture, or a few milliseconds of sound.
public struct Packet: ~Copyable, Sendable {
    let handle: PacketHandle

    /// An empty packet.
    ///
    /// Wraps `av_packet_alloc`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public init() throws(FFmpegError) {
        handle = unsafe PacketHandle(adopting: try allocated(unsafe av_packet_alloc(), "av_packet_alloc"))
    }

    /// The stream it belongs to.
    public var streamIndex: Int { unsafe Int(handle.pointer.pointee.stream_index) }

    /// Its size in bytes.
    public var size: Int { unsafe Int(handle.pointer.pointee.size) }

    /// Whether decoding can begin here.
    public var isKeyframe: Bool { unsafe handle.pointer.pointee.flags & AV_PKT_FLAG_KEY != 0 }

    /// Whether what is decoded of it is not to be shown: an edit list leaves it out.
    public var isDiscarded: Bool { unsafe handle.pointer.pointee.flags & AV_PKT_FLAG_DISCARD != 0 }

    /// How many samples a channel of its sound are not to be heard, at its begin and at its end.
    ///
    /// Wraps `AV_PKT_DATA_SKIP_SAMPLES`.
    public var skippedSamples: (begin: Int, end: Int) {
        var begin: UInt32 = 0
        var end: UInt32 = 0
        unsafe CFFmpeg_skipped_samples(handle.pointer, &begin, &end)
        return (Int(begin), Int(end))
    }

    /// When it is shown, in ticks of its stream's time base; `nil` if it doesn't say.
    public var presentationTicks: Int64? { unsafe Self.ticks(handle.pointer.pointee.pts) }

    /// When it is decoded, in ticks of its stream's time base; `nil` if it doesn't say.
    public var decodingTicks: Int64? { unsafe Self.ticks(handle.pointer.pointee.dts) }

    /// How long it lasts, in ticks of its stream's time base; 0 if it doesn't say.
    public var durationTicks: Int64 { unsafe handle.pointer.pointee.duration }

    /// Makes the time of its decoding that of its showing, as where pictures come in the order in which they are shown.
    mutating func decodeAsShown() { unsafe handle.pointer.pointee.dts = unsafe handle.pointer.pointee.pts }

    /// Sets how long it lasts.
    public mutating func setDuration(ticks: Int64) { unsafe handle.pointer.pointee.duration = ticks }

    /// Moves it in time; what goes beyond 64 bits stays at their end.
    public mutating func shift(byTicks distance: Int64) {
        unsafe handle.pointer.pointee.pts.shift(distance)
        unsafe handle.pointer.pointee.dts.shift(distance)
    }

    /// Another packet with the same data.
    ///
    /// Wraps `av_packet_ref`: the data are counted, not copied.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public borrowing func reference() throws(FFmpegError) -> Packet {
        let copy = try Packet()
        let source = unsafe handle.pointer
        let target = unsafe copy.handle.pointer
        try check("av_packet_ref") { unsafe av_packet_ref(target, source) }
        return copy
    }

    /// Lends the data.
    public borrowing func withBytes<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try unsafe body(UnsafeRawBufferPointer(start: handle.pointer.pointee.data, count: size))
    }

    /// The first byte of the data; `nil` if there is none.
    public var firstByte: UInt8? { unsafe size > 0 ? handle.pointer.pointee.data?.pointee : nil }

    /// The last byte of the data; `nil` if there is none.
    public var lastByte: UInt8? {
        let count = size
        return unsafe count > 0 ? handle.pointer.pointee.data?[count - 1] : nil
    }

    /// The data, copied.
    public borrowing func copyBytes() -> [UInt8] {
        unsafe Array(UnsafeRawBufferPointer(start: handle.pointer.pointee.data, count: size))
    }

    private static func ticks(_ value: Int64) -> Int64? { value == CFFmpeg_NOPTS ? nil : value }
}

extension Int64 {
    fileprivate mutating func shift(_ distance: Int64) {
        guard self != CFFmpeg_NOPTS else { return }
        let (sum, overflow) = addingReportingOverflow(distance)
        self = overflow ? (distance < 0 ? CFFmpeg_NOPTS + 1 : .max) : Swift.max(sum, CFFmpeg_NOPTS + 1)
    }
}
