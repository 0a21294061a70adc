/// What changes when a file changes: enough to trust a digest without reading the bytes again.
struct FileStamp: Hashable, Sendable {
    /// The size in bytes.
    let size: Int
    /// The number of the file in its file system.
    let inode: Int64
    /// When its bytes were last changed, in nanoseconds since 1970.
    let modified: Int64
    /// When anything about it was last changed, in nanoseconds since 1970.
    let changed: Int64
}
