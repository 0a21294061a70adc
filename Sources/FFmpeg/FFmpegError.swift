import CFFmpeg
import CFFmpegLog
import Glibc

/// Why a call of FFmpeg failed.
public struct FFmpegError: Error, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The reason, coarse enough to branch on.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// The data are damaged, end too early or are of another kind.
        case invalidData
        /// There is no such encoder, decoder, muxer, demuxer, filter, stream or option in the linked libraries.
        case notFound
        /// A file could not be read or written.
        case inputOutput
        /// A file could not be written because its disk is full.
        case noRoom
        /// There is not enough memory.
        case outOfMemory
        /// It was cancelled.
        case cancelled
        /// FFmpeg can't do this.
        case unsupported
        /// An argument was refused.
        case invalidArgument
        /// Anything else.
        case other
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// The C function that failed.
    public let function: String
    /// What its code means, by `av_strerror`.
    public let text: String
    /// The last line that FFmpeg logged as an error while it failed, without secrets; `nil` if it logged none.
    public let logLine: String?

    /// Makes an error.
    public init(_ reason: Reason, function: String, text: String, logLine: String? = nil) {
        self.reason = reason
        self.function = function
        self.text = text
        self.logLine = logLine
    }

    /// `function: text (log line)`.
    public var description: String { "\(function): \(text)" + (logLine.map { " (\($0))" } ?? "") }
}

extension FFmpegError {
    /// The error of a code that a function returned, with the line this thread logged last.
    init(code: Int32, _ function: String) {
        var buffer = [CChar](repeating: 0, count: 128)
        unsafe av_strerror(code, &buffer, buffer.count)
        let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let line = unsafe String(cString: CFFmpegLog_last())
        self.init(Self.reason(of: code), function: function, text: text, logLine: line.isEmpty ? nil : line)
    }

    private static func reason(of code: Int32) -> Reason {
        switch code {
        case CFFmpeg_ERROR_INVALIDDATA, CFFmpeg_ERROR_EOF: .invalidData
        case CFFmpeg_ERROR_EXIT: .cancelled
        case CFFmpeg_ERROR_NOMEM: .outOfMemory
        case CFFmpeg_ERROR_INVAL: .invalidArgument
        case CFFmpeg_ERROR_PATCHWELCOME: .unsupported
        case CFFmpeg_ERROR_OPTION_NOT_FOUND, CFFmpeg_ERROR_STREAM_NOT_FOUND, CFFmpeg_ERROR_DECODER_NOT_FOUND,
            CFFmpeg_ERROR_ENCODER_NOT_FOUND, CFFmpeg_ERROR_DEMUXER_NOT_FOUND, CFFmpeg_ERROR_MUXER_NOT_FOUND,
            CFFmpeg_ERROR_FILTER_NOT_FOUND:
            .notFound
        case -ENOSPC, -EDQUOT: .noRoom
        case -255..<0: .inputOutput
        default: .other
        }
    }
}

/// Calls FFmpeg, and throws if it returns a negative code; else returns the code.
@discardableResult
func check(_ function: String, _ call: () -> Int32) throws(FFmpegError) -> Int32 {
    CFFmpegLog_clear()
    let code = call()
    guard code >= 0 else { throw FFmpegError(code: code, function) }
    return code
}

/// What an FFmpeg function allocated; throws if it returned nothing.
func allocated<Pointee>(
    _ pointer: UnsafeMutablePointer<Pointee>?, _ function: String
) throws(FFmpegError) -> UnsafeMutablePointer<Pointee> {
    guard let pointer = unsafe pointer else { throw FFmpegError(code: CFFmpeg_ERROR_NOMEM, function) }
    return unsafe pointer
}
