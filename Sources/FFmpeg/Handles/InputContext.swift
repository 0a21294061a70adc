import CFFmpeg
import CFFmpegLog
import Glibc

/// Owns an open `AVFormatContext` for reading, with the `AVIOContext` and the file descriptor beneath it.
@safe
struct InputContext: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFormatContext>
    private let io: InputIO

    /// Takes over an open context and what it reads from.
    init(adopting pointer: UnsafeMutablePointer<AVFormatContext>, io: InputIO) {
        unsafe self.pointer = pointer
        self.io = io
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVFormatContext>? = unsafe pointer
        unsafe avformat_close_input(&pointer)
        io.close()
    }
}

// SAFETY: one owner; the pointer does not leave the module; reading is `mutating`, so it has the owner to itself, and
// the input's callbacks run only inside such a call.
extension InputContext: @unchecked Sendable {}

/// What a demuxer reads from: a file descriptor of ours through an `AVIOContext`.
///
/// FFmpeg is given bytes and no path, so that it can't open a second file.
@safe
final class InputIO {
    let pointer: UnsafeMutablePointer<AVIOContext>
    private let file: InputFile

    init(_ file: InputFile) throws(FFmpegError) {
        self.file = file
        let size: Int32 = 1 << 16
        guard let buffer = unsafe av_malloc(Int(size)) else {
            throw FFmpegError(code: CFFmpeg_ERROR_NOMEM, "av_malloc")
        }
        let context = unsafe avio_alloc_context(
            buffer.assumingMemoryBound(to: UInt8.self), size, 0, Unmanaged.passUnretained(file).toOpaque(),
            { opaque, buffer, size in
                guard let opaque = unsafe opaque, let buffer = unsafe buffer else { return CFFmpeg_ERROR_INVAL }
                return unsafe Unmanaged<InputFile>.fromOpaque(opaque).takeUnretainedValue().read(buffer, size)
            }, nil,
            { opaque, offset, origin in
                guard let opaque = unsafe opaque else { return -1 }
                return unsafe Unmanaged<InputFile>.fromOpaque(opaque).takeUnretainedValue().seek(offset, origin)
            })
        unsafe pointer = try allocated(context, "avio_alloc_context")
    }

    /// Frees the context and its buffer, which `avformat_close_input` does not.
    func close() {
        var context: UnsafeMutablePointer<AVIOContext>? = unsafe pointer
        unsafe av_free(pointer.pointee.buffer)
        unsafe avio_context_free(&context)
    }
}

/// A file that is open for reading, and the place that was read up to.
final class InputFile {
    private let descriptor: Int32
    private let token: CancellationToken
    private var offset: Int64 = 0
    /// The file's size in bytes.
    let size: Int64

    /// Opens a regular file; anything else, such as a named pipe without a writer, is refused without waiting for it.
    init(path: String, cancellation: CancellationToken) throws(FFmpegError) {
        CFFmpegLog_clear()
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FFmpegError(code: CFFmpeg_error_from_errno(errno), "open") }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            Glibc.close(descriptor)
            throw FFmpegError(.inputOutput, function: "open", text: "this is not a regular file")
        }
        self.descriptor = descriptor
        token = cancellation
        size = Int64(status.st_size)
    }

    deinit { Glibc.close(descriptor) }

    /// Reads from the place it has come to, as `AVIOContext.read_packet` does; nothing once it was cancelled.
    func read(_ buffer: UnsafeMutablePointer<UInt8>, _ count: Int32) -> Int32 {
        while true {
            guard !token.isCancelled else { return CFFmpeg_ERROR_EXIT }
            let read = unsafe pread(descriptor, buffer, Int(count), Int(offset))
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { return CFFmpeg_error_from_errno(errno) }
            offset += Int64(read)
            return read == 0 ? CFFmpeg_ERROR_EOF : Int32(read)
        }
    }

    /// Goes to a place, as `AVIOContext.seek` does.
    func seek(_ target: Int64, _ origin: Int32) -> Int64 {
        switch origin & ~AVSEEK_FORCE {
        case AVSEEK_SIZE: return size
        case SEEK_SET: offset = max(0, target)
        case SEEK_CUR: offset = max(0, offset + target)
        case SEEK_END: offset = max(0, size + target)
        default: return Int64(CFFmpeg_ERROR_INVAL)
        }
        return offset
    }

    /// Reads bytes at a place without going there; fewer at the end of the file.
    func bytes(at offset: Int64, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe pread(descriptor, &bytes, count, Int(offset))
        return Array(bytes.prefix(max(0, read)))
    }
}
