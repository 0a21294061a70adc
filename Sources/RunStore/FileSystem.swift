import Glibc
import PipelineEngine

/// The system calls of the store, each with a sentence for its failure.
enum FileSystem {
    /// Why a call failed: a failure whose reason is `storage`.
    private static func failure(_ what: String, _ path: String) -> StageFailure {
        let text = unsafe String(cString: strerror(errno))
        let advice =
            switch errno {
            case EACCES, EPERM, EROFS: "; check who may write there"
            case ENOSPC, EDQUOT: "; make room and run again"
            case ENOTDIR: "; a file is where a folder should be"
            default: ""
            }
        return StageFailure(.storage, "\(path) could not be \(what): \(text)\(advice)")
    }

    /// What tells whether a file was changed; `nil` if there is no regular file.
    static func stamp(of path: String) -> FileStamp? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return FileStamp(
            size: Int(status.st_size), inode: Int64(bitPattern: UInt64(status.st_ino)),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
            changed: Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec))
    }

    /// Whether something is there, of any kind.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(StageFailure) {
        var made = path.hasPrefix("/") ? "" : "."
        for step in path.split(separator: "/") {
            made += "/" + step
            if unsafe mkdir(made, 0o777) != 0, errno != EEXIST { throw failure("made", path) }
        }
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            errno = ENOTDIR
            throw failure("made", path)
        }
        guard unsafe access(path, W_OK | X_OK) == 0 else { throw failure("written to", path) }
    }

    /// Makes sure that a file, or the names in a folder, are on disk.
    static func synchronize(_ path: String) throws(StageFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("opened", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("written to disk", path) }
    }

    /// Makes an empty file under a name that nothing has yet.
    ///
    /// Foundation would make it under a name of its own first, which a process that is killed meanwhile leaves behind.
    static func makeFile(_ path: String) throws(StageFailure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("made", path) }
        close(descriptor)
    }

    /// Gives a file another name; what had that name is replaced.
    static func rename(_ source: String, to target: String) throws(StageFailure) {
        guard unsafe Glibc.rename(source, target) == 0 else { throw failure("put in place", target) }
    }

    /// Gives a file a second name.
    static func link(_ source: String, to target: String) throws(StageFailure) {
        guard unsafe Glibc.link(source, target) == 0 else { throw failure("linked", target) }
    }

    /// Gives a file another name that nothing has yet; `false` if something has it.
    ///
    /// A file that appears under that name meanwhile is never replaced, except where a file system can't link. Stopped in
    /// between, the file has both names.
    static func renameIfFree(_ source: String, to target: String) throws(StageFailure) -> Bool {
        if unsafe Glibc.link(source, target) == 0 {
            unsafe unlink(source)
            return true
        }
        switch errno {
        case EEXIST: return false
        case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
            try rename(source, to: target)
            return true
        default: throw failure("put in place", target)
        }
    }

    /// Sets who may do what with a file.
    static func setMode(_ path: String, _ mode: UInt32) throws(StageFailure) {
        guard unsafe chmod(path, mode) == 0 else { throw failure("protected", path) }
    }

    /// Copies a file to a new name, sharing its blocks where the file system can, and makes sure that it is on disk.
    ///
    /// Failures call the copy by the name that it is made for.
    static func copy(_ source: String, to target: String, for name: String) throws(StageFailure) {
        let input = unsafe open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw failure("opened", source) }
        defer { close(input) }
        let output = unsafe open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard output >= 0 else { throw failure("written", name) }
        defer { close(output) }
        let share: UInt = 0x4004_9409  // FICLONE of <linux/fs.h>, a macro that Swift doesn't import
        if ioctl(output, share, input) != 0 {
            try copyBytes(from: input, to: output, name)
        }
        guard fsync(output) == 0 else { throw failure("written to disk", name) }
    }

    private static func copyBytes(from input: Int32, to output: Int32, _ name: String) throws(StageFailure) {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe read(input, &buffer, buffer.count)
            if count == 0 { return }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("read", name) }
            var written = 0
            while written < count {
                let step = unsafe buffer.withUnsafeBytes {
                    unsafe Glibc.write(output, $0.baseAddress?.advanced(by: written), count - written)
                }
                if step < 0, errno == EINTR { continue }
                guard step > 0 else { throw failure("written", name) }
                written += step
            }
        }
    }

    /// Removes a file or a folder with all that is in it; what isn't there is no error.
    static func remove(_ path: String) {
        if unsafe unlink(path) == 0 { return }
        for name in names(in: path) { remove(path + "/" + name) }
        unsafe rmdir(path)
    }

    /// The names in a folder.
    static func names(in folder: String) -> [String] {
        guard let handle = unsafe opendir(folder) else { return [] }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while let entry = unsafe readdir(handle) {
            let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { start in
                unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes what a process that was killed left beside a file that it was about to publish.
    static func removeHiddenNames(in folder: String, of name: String) {
        let prefix = ".\(name).dailies-"
        for other in names(in: folder) where other.hasPrefix(prefix) { remove(folder + "/" + other) }
    }

    /// Removes what a process that was killed left beside files in a folder and those below it, some folders deep.
    static func removeHiddenNames(below folder: String, depth: Int = 4) {
        for name in names(in: folder) {
            if name.hasPrefix("."), name.contains(".dailies-") {
                remove(folder + "/" + name)
            } else if depth > 0, !isLink(folder + "/" + name) {
                removeHiddenNames(below: folder + "/" + name, depth: depth - 1)
            }
        }
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Takes a lock for the time of a short piece of work, and waits for it; ends with the process.
    static func holding<Value>(
        _ path: String, _ body: () throws(StageFailure) -> Value
    ) throws(StageFailure) -> Value {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("opened", path) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure("locked", path) }
        }
        return try body()
    }

    /// Whether a process holds a lock; it is taken for a moment to find out.
    static func isLocked(_ path: String) -> Bool {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    /// Takes a lock that ends with the process; `nil` if another process holds it.
    ///
    /// The descriptor is the caller's.
    static func lock(_ path: String) throws(StageFailure) -> Int32? {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("opened", path) }
        // Somebody who looks whether it is held has it for a moment.
        for _ in 0..<5 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
            usleep(2_000)
        }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
        let isHeld = errno == EWOULDBLOCK
        let refusal = failure("locked", path)
        close(descriptor)
        guard isHeld else { throw refusal }
        return nil
    }

    /// Writes a short text over what is in an open file.
    static func write(_ text: String, to descriptor: Int32) {
        ftruncate(descriptor, 0)
        var bytes = Array(text.utf8)
        _ = unsafe pwrite(descriptor, &bytes, bytes.count, 0)
    }

    /// The beginning of a file as text; `nil` if it can't be read or is empty.
    static func text(of path: String, atMost limit: Int) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = unsafe read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }

    /// How many bytes the file system of a path has for who runs this, and what tells it from others; `nil` if that
    /// isn't known.
    ///
    /// A path that isn't there counts for the folder that it would be in.
    static func space(at path: String) -> (free: Int, device: UInt64)? {
        var place = path
        while !exists(place), let slash = place.lastIndex(of: "/") {
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
        var system = statvfs()
        var status = stat()
        guard unsafe statvfs(place, &system) == 0, unsafe stat(place, &status) == 0 else { return nil }
        let (free, isHuge) = Int(clamping: system.f_bavail).multipliedReportingOverflow(
            by: Int(clamping: system.f_frsize))
        return (isHuge ? .max : free, UInt64(status.st_dev))
    }

    /// The digest of a file's bytes.
    static func digest(of path: String) throws(StageFailure) -> ContentDigest {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("opened", path) }
        defer { close(descriptor) }
        var hash = FileHash()
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            guard count > 0 else { return try hash.digest(of: path) }
            hash.update(buffer[..<count])
        }
    }
}
