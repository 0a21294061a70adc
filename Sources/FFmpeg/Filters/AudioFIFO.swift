import CFFmpeg
import MediaTypes

/// Sound in a row, put in and taken out in pieces of any length.
///
/// Wraps `AVAudioFifo`.
public struct AudioFIFO: ~Copyable, Sendable {
    private let handle: FIFOHandle
    private let format: AudioFormat

    /// Makes an empty queue.
    ///
    /// Wraps `av_audio_fifo_alloc`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public init(_ format: AudioFormat) throws(FFmpegError) {
        let pointer = unsafe av_audio_fifo_alloc(try format.sampleFormat.code, Int32(format.layout.channels), 4096)
        guard let pointer = unsafe pointer else { throw FFmpegError(code: CFFmpeg_ERROR_NOMEM, "av_audio_fifo_alloc") }
        handle = unsafe FIFOHandle(adopting: pointer)
        self.format = format
    }

    /// How many samples a channel are inside.
    public var count: Int { unsafe Int(av_audio_fifo_size(handle.pointer)) }

    /// Puts in sound.
    ///
    /// Wraps `av_audio_fifo_write`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func write(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        guard frame.sampleCount > 0 else { return }
        let source = unsafe frame.handle.pointer
        let pointer = unsafe handle.pointer
        try check("av_audio_fifo_write") {
            unsafe source.pointee.extended_data.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 8) {
                unsafe av_audio_fifo_write(pointer, $0, source.pointee.nb_samples)
            }
        }
    }

    /// Takes out this many samples a channel, or all that are inside if those are fewer.
    ///
    /// The frame is empty if there are none. Wraps `av_audio_fifo_read`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func read(_ wanted: Int) throws(FFmpegError) -> AudioFrame {
        let taken = min(wanted, count)
        guard taken > 0 else { return try AudioFrame() }
        let frame = try AudioFrame(sampleCount: taken, format)
        let target = unsafe frame.handle.pointer
        let pointer = unsafe handle.pointer
        try check("av_audio_fifo_read") {
            unsafe target.pointee.extended_data.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 8) {
                unsafe av_audio_fifo_read(pointer, $0, Int32(taken))
            }
        }
        return frame
    }

    /// Throws away this many samples a channel from the front, or all that are inside if those are fewer.
    ///
    /// Wraps `av_audio_fifo_drain`.
    public mutating func discard(_ unwanted: Int) {
        let count = min(max(0, unwanted), count)
        unsafe _ = av_audio_fifo_drain(handle.pointer, Int32(count))
    }
}
