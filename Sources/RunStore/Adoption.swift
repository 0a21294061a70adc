import Foundation
import PipelineEngine

/// Moves drafts into the store, many at once: each folder is written to disk once.
struct Adoption {
    private let root: String
    private let stamps: StampTable
    private var folders: Set<String> = []
    private var hasNewFolder = false
    private var adopted: [(path: String, digest: ContentDigest)] = []

    /// Begins to move drafts into the store of a state folder.
    init(root: String, stamps: StampTable) {
        self.root = root
        self.stamps = stamps
    }

    /// Moves a draft to its place in the store.
    mutating func move(_ draft: String, to target: String, _ artifact: Artifact) throws(StageFailure) {
        let folder = URL(filePath: target).deletingLastPathComponent().path
        if !folders.contains(folder) {
            hasNewFolder = hasNewFolder || !FileSystem.exists(folder)
            try FileSystem.makeFolder(folder)
            folders.insert(folder)
        }
        try FileSystem.setMode(draft, 0o444)
        try FileSystem.rename(draft, to: target)
        adopted.append((target, artifact.digest))
    }

    /// Makes sure that the names are on disk, and notes what the files are.
    func finish() throws(StageFailure) {
        for folder in folders { try FileSystem.synchronize(folder) }
        if hasNewFolder { try FileSystem.synchronize(root + "/store") }
        try stamps.note(
            adopted.compactMap { file in
                FileSystem.stamp(of: file.path).map {
                    .init(path: file.path, role: .stored, digest: file.digest, stamp: $0)
                }
            })
    }
}
