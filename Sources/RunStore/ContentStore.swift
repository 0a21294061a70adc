import Foundation
import JSON
public import PipelineEngine

/// The artifacts by digest: `store/ab/abcdef….mp4`.
public struct ContentStore: ArtifactStore {
    let root: String
    let stamps: StampTable
    private let overwrite: Bool
    private let lock: FolderLock?

    /// - Parameters:
    ///   - root: the state folder.
    ///   - stamps: what is known of files.
    ///   - overwrite: whether files that we did not write may be replaced when something is published.
    ///   - lock: held for as long as the store is used; `nil` for a store that is only looked at.
    init(root: String, stamps: StampTable, overwrite: Bool, lock: FolderLock?) {
        self.root = root
        self.stamps = stamps
        self.overwrite = overwrite
        self.lock = lock
    }

    // MARK: Drafts

    /// Makes an empty folder for the drafts of a job, and returns its path.
    public func makeDrafts(for job: JobID) async throws(StageFailure) -> String {
        let folder = root + "/drafts/\(ProcessInfo.processInfo.processIdentifier)/\(UUID().uuidString)"
        try FileSystem.makeFolder(folder)
        return folder
    }

    /// Removes the drafts folder of a job with all that is in it.
    public func discardDrafts(_ path: String) async {
        guard path.hasPrefix(root + "/drafts/") else { return }
        FileSystem.remove(path)
    }

    /// Makes sure that a draft is on disk whole, and digests it.
    public func prepare(_ draft: DraftArtifact) async throws(StageFailure) -> Artifact {
        switch draft.place {
        case .userFile(let path): return try await register(userFile: path).named(draft.name, draft.facts)
        case .draft(let path):
            let (digest, size) = try await onThread { Self.settle(path) }.get()
            return Artifact(name: draft.name, digest: digest, size: size, facts: draft.facts)
        }
    }

    private static func settle(_ path: String) -> Result<(ContentDigest, Int), StageFailure> {
        do throws(StageFailure) {
            try FileSystem.synchronize(path)
            guard let stamp = FileSystem.stamp(of: path) else {
                throw StageFailure(.defect, "\(path) was to be written and isn't there")
            }
            return .success((try FileSystem.digest(of: path), stamp.size))
        } catch {
            return .failure(error)
        }
    }

    // MARK: Artifacts

    /// Takes over a draft that was prepared.
    ///
    /// A file with these bytes that is there already stays.
    public func adopt(_ artifact: Artifact, from draft: DraftArtifact) async throws(StageFailure) {
        guard case .draft(let path) = draft.place else { return }
        let target = storedPath(of: artifact)
        guard await !isIntact(target, .stored, artifact.digest) else { return }
        let folder = URL(filePath: target).deletingLastPathComponent().path
        let isNewFolder = !FileSystem.exists(folder)
        try FileSystem.makeFolder(folder)
        try FileSystem.setMode(path, 0o444)
        try FileSystem.rename(path, to: target)
        try FileSystem.synchronize(folder)
        if isNewFolder { try FileSystem.synchronize(root + "/store") }
        if let stamp = FileSystem.stamp(of: target) { try await stamps.note(target, .stored, artifact.digest, stamp) }
    }

    /// The path of an artifact's file if it is there with the bytes it should have, else `nil`.
    public func locate(_ artifact: Artifact) async -> String? {
        let stored = storedPath(of: artifact)
        if await isIntact(stored, .stored, artifact.digest) { return stored }
        for path in await stamps.paths(of: artifact.digest, .input)
        where await isIntact(path, .input, artifact.digest) {
            return path
        }
        return nil
    }

    /// The artifact that a user's own file is now.
    public func register(userFile path: String) async throws(StageFailure) -> Artifact {
        let name = URL(filePath: path).lastPathComponent
        guard let stamp = FileSystem.stamp(of: path) else {
            throw StageFailure(.unusableInput, "\(name) is not there any more, or is no regular file")
        }
        if let digest = await stamps.digest(of: path, .input, stamp) {
            return Artifact(name: name, digest: digest, size: stamp.size)
        }
        let digest = try await digest(of: path)
        try await stamps.note(path, .input, digest, stamp)
        return Artifact(name: name, digest: digest, size: stamp.size)
    }

    /// Whether a file has the bytes it should have; they are read only if it changed since they last were.
    private func isIntact(_ path: String, _ role: StampTable.Role, _ digest: ContentDigest) async -> Bool {
        guard let stamp = FileSystem.stamp(of: path) else { return false }
        if await stamps.digest(of: path, role, stamp) == digest { return true }
        guard let found = try? await self.digest(of: path) else { return false }
        try? await stamps.note(path, role, found, stamp)
        if found != digest, role == .stored { FileSystem.remove(path) }
        return found == digest
    }

    private func digest(of path: String) async throws(StageFailure) -> ContentDigest {
        try await onThread { () -> Result<ContentDigest, StageFailure> in
            do throws(StageFailure) {
                return .success(try FileSystem.digest(of: path))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    private func storedPath(of artifact: Artifact) -> String {
        let name = artifact.digest.hex + (artifact.fileExtension.isEmpty ? "" : "." + artifact.fileExtension)
        return "\(root)/store/\(artifact.digest.hex.prefix(2))/\(name)"
    }

    // MARK: Publishing

    /// Makes sure that files can be published in a folder, so that a run doesn't find out at its end.
    public func prepareOutput(_ folder: String) throws(StageFailure) { try FileSystem.makeFolder(folder) }

    /// Puts an artifact where the user asked for it, whole or not at all.
    ///
    /// A file that is there and was not published by us is left alone, unless it has the same bytes or the store was
    /// opened to overwrite. That holds for a file that appears in the very moment, too.
    public func publish(_ artifact: Artifact, to path: String) async throws(StageFailure) -> Bool {
        for _ in 0..<3 {
            let place = try await look(at: path, for: artifact)
            if place == .published { return false }
            if try await put(artifact, at: path, replacing: place == .replaceable) {
                if let stamp = FileSystem.stamp(of: path) {
                    try await stamps.note(path, .published, artifact.digest, stamp)
                }
                return true
            }
        }
        throw StageFailure(.storage, "\(path) comes and goes as it is to be published; see who else writes there")
    }

    /// Puts an artifact at a path; `false` if nothing was to be replaced there and something is there now.
    private func put(_ artifact: Artifact, at path: String, replacing: Bool) async throws(StageFailure) -> Bool {
        guard let source = await locate(artifact) else {
            throw StageFailure(.storage, "\(artifact.name) is gone from the store; run again to make it anew")
        }
        let (folder, prefix) = Self.hiddenNames(of: path)
        try FileSystem.makeFolder(folder)
        Self.tidy(path)
        let hidden = "\(folder)/\(prefix)\(UUID().uuidString.prefix(8))"
        let isPut = await onThread { () -> Result<Bool, StageFailure> in
            do throws(StageFailure) {
                try FileSystem.copy(source, to: hidden)
                var isPut = true
                if replacing {
                    try FileSystem.rename(hidden, to: path)
                } else {
                    isPut = try FileSystem.renameIfFree(hidden, to: path)
                }
                try FileSystem.synchronize(folder)
                return .success(isPut)
            } catch {
                return .failure(error)
            }
        }
        if (try? isPut.get()) != true { FileSystem.remove(hidden) }
        return try isPut.get()
    }

    /// Removes what a process that was killed left of its publishing.
    private static func tidy(_ path: String) {
        let (folder, prefix) = hiddenNames(of: path)
        for name in FileSystem.names(in: folder) where name.hasPrefix(prefix) { FileSystem.remove(folder + "/" + name) }
    }

    /// Where a file is written before it has its name, and how it is called there.
    private static func hiddenNames(of path: String) -> (folder: String, prefix: String) {
        let target = URL(filePath: path)
        return (target.deletingLastPathComponent().path, ".\(target.lastPathComponent).dailies-")
    }

    /// What is at a path where an artifact is to be published.
    private enum Place {
        case free
        case published
        case replaceable
    }

    /// What is at a path where an artifact is to be published; throws if something is there that is not ours to replace.
    private func look(at path: String, for artifact: Artifact) async throws(StageFailure) -> Place {
        guard FileSystem.exists(path) else { return .free }
        guard let stamp = FileSystem.stamp(of: path) else {
            throw StageFailure(.storage, "\(path) is not a regular file; move it away and run again")
        }
        if let ours = await stamps.digest(of: path, .published, stamp) {
            return ours == artifact.digest ? .published : .replaceable
        }
        let found = try await digest(of: path)
        if found == artifact.digest {
            Self.tidy(path)
            try await stamps.note(path, .published, artifact.digest, FileSystem.stamp(of: path) ?? stamp)
            return .published
        }
        let isOurs = await stamps.digest(of: path, .published) == found
        guard isOurs || overwrite else {
            throw StageFailure(
                .storage,
                "\(path) is there, and dailies did not write it, or it was changed since; move it away, or replace it "
                    + "with --overwrite")
        }
        return .replaceable
    }
}

extension Artifact {
    fileprivate func named(_ name: String, _ facts: JSONObject) -> Artifact {
        Artifact(name: name, digest: digest, size: size, facts: facts)
    }
}
