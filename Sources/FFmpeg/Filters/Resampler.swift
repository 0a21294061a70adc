import CFFmpeg
import CFFmpegLog
import MediaTypes

/// Changes the rate, channels and sample format of sound.
///
/// Wraps libswresample.
public struct Resampler: ~Copyable, Sendable {
    private let handle: ResamplerHandle
    private let target: AudioFormat

    /// Makes a resampler.
    ///
    /// Wraps `swr_alloc_set_opts2` and `swr_init`.
    ///
    /// - Parameters:
    ///   - source: the sound as it is.
    ///   - target: the sound as it shall be.
    ///   - matrix: for each channel of the target, how much of each channel of the source is in it; `nil` for
    ///     libswresample's own matrix where the channels differ, which is another in each version.
    /// - Throws: ``FFmpegError`` if libswresample can't do it.
    public init(from source: AudioFormat, to target: AudioFormat, matrix: [[Double]]? = nil) throws(FFmpegError) {
        CFFmpegLog_install()
        var from = unsafe AVChannelLayout()
        var to = unsafe AVChannelLayout()
        defer {
            unsafe av_channel_layout_uninit(&from)
            unsafe av_channel_layout_uninit(&to)
        }
        try check("av_channel_layout_from_string") { unsafe av_channel_layout_from_string(&from, source.layout.name) }
        try check("av_channel_layout_from_string") { unsafe av_channel_layout_from_string(&to, target.layout.name) }
        let sourceFormat = try source.sampleFormat.code
        let targetFormat = try target.sampleFormat.code
        var pointer: OpaquePointer? = nil
        try check("swr_alloc_set_opts2") {
            unsafe swr_alloc_set_opts2(
                &pointer, &to, targetFormat, Int32(target.sampleRate), &from, sourceFormat, Int32(source.sampleRate), 0,
                nil)
        }
        guard let made = unsafe pointer else { throw FFmpegError(code: CFFmpeg_ERROR_NOMEM, "swr_alloc_set_opts2") }
        let handle = unsafe ResamplerHandle(adopting: made)
        if let matrix { try unsafe Self.mix(made, matrix, source, target) }
        try check("swr_init") { unsafe swr_init(made) }
        self.handle = handle
        self.target = target
    }

    /// Sets the matrix, and has samples calculated in floating point: in 16 bits a matrix is coarse.
    private static func mix(
        _ context: OpaquePointer, _ matrix: [[Double]], _ source: AudioFormat, _ target: AudioFormat
    ) throws(FFmpegError) {
        let fits = matrix.count == target.layout.channels && matrix.allSatisfy { $0.count == source.layout.channels }
        guard fits else {
            throw FFmpegError(.invalidArgument, function: "swr_set_matrix", text: "the matrix doesn't fit the channels")
        }
        let isFine = [source, target].contains { AudioFormat.fine.contains($0.sampleFormat) }
        let inner = try (isFine ? SampleFormat.doublePlanar : .floatPlanar).code
        try check("av_opt_set_sample_fmt") {
            unsafe av_opt_set_sample_fmt(UnsafeMutableRawPointer(context), "internal_sample_fmt", inner, 0)
        }
        try check("swr_set_matrix") {
            unsafe swr_set_matrix(context, matrix.flatMap(\.self), Int32(source.layout.channels))
        }
    }

    /// Converts sound; what is held back for the filter comes out later.
    ///
    /// Wraps `swr_convert_frame`.
    ///
    /// - Throws: ``FFmpegError`` if the sound isn't like the one the resampler was made for.
    public mutating func convert(_ frame: borrowing AudioFrame) throws(FFmpegError) -> AudioFrame {
        let source = unsafe frame.handle.pointer
        return try unsafe convert(source)
    }

    /// What was held back.
    ///
    /// Empty if nothing was. Wraps `swr_convert_frame` without a source.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func drain() throws(FFmpegError) -> AudioFrame { try unsafe convert(nil) }

    private mutating func convert(_ source: UnsafePointer<AVFrame>?) throws(FFmpegError) -> AudioFrame {
        let count = unsafe swr_get_out_samples(handle.pointer, source?.pointee.nb_samples ?? 0)
        let frame = try AudioFrame(sampleCount: max(1, Int(count)), target)
        let pointer = unsafe frame.handle.pointer
        let context = unsafe handle.pointer
        try check("swr_convert_frame") { unsafe swr_convert_frame(context, pointer, source) }
        return frame
    }
}
