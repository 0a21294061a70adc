import CFFmpeg
import CFFmpegLog

/// What a codec or filter answers when it is asked for output.
public enum CodecStep: Hashable, Sendable {
    /// The caller's storage was filled.
    case output
    /// More input is needed first.
    case needsInput
    /// Everything is out.
    case end

    init(_ function: String, _ call: () -> Int32) throws(FFmpegError) {
        CFFmpegLog_clear()
        let code = call()
        switch code {
        case 0...: self = .output
        case CFFmpeg_ERROR_AGAIN: self = .needsInput
        case CFFmpeg_ERROR_EOF: self = .end
        default: throw FFmpegError(code: code, function)
        }
    }
}
