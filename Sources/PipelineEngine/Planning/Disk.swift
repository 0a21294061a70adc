/// A disk as it was when it was looked at.
public struct Disk: Hashable, Sendable {
    /// What tells it from others.
    public let device: UInt64
    /// The folder on it that is written to, as people call it.
    public let folder: String
    /// How many bytes can be written to it.
    public let free: Int

    /// Makes a disk.
    public init(device: UInt64, folder: String, free: Int) {
        self.device = device
        self.folder = folder
        self.free = free
    }
}
