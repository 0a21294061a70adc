public import PipelineEngine

extension ContentStore {
    /// The disks of drafts and artifacts, and of the folder that is published in.
    public func disks(output: String?) -> (state: Disk?, output: Disk?) {
        (disk(at: root), output.flatMap { disk(at: $0) })
    }

    /// How many bytes can be written in a folder, which needn't be there yet; `nil` if that isn't known.
    public func freeBytes(at path: String) -> Int? { FileSystem.space(at: path)?.free }

    /// The disk that a folder is on, which needn't be there yet; `nil` if that isn't known.
    public func disk(at path: String) -> Disk? {
        FileSystem.space(at: path).map { Disk(device: $0.device, folder: path, free: $0.free) }
    }
}
