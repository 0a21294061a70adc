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

    /// Removes drafts folders with all that is in them.
    public func discardDrafts(_ paths: [String]) async {
        let ours = paths.filter { $0.hasPrefix(root + "/drafts/") }
        await onThread { for path in ours { FileSystem.remove(path) } }
    }

    /// Makes sure that drafts are on disk whole, and digests them.
    public func prepare(_ drafts: [DraftArtifact]) async throws(StageFailure) -> [Artifact] {
        try await onThread {
            Result { () throws(StageFailure) in
                try drafts.map { draft throws(StageFailure) in
                    try settle(draft)
                }
            }
        }.get()
    }

    private func settle(_ draft: DraftArtifact) throws(StageFailure) -> Artifact {
        switch draft.place {
        case .userFile(let path):
            let artifact = try register(path)
            return Artifact(name: draft.name, digest: artifact.digest, size: artifact.size, facts: draft.facts)
        case .draft(let path):
            try FileSystem.synchronize(path)
            guard let stamp = FileSystem.stamp(of: path) else {
                throw StageFailure(.defect, "\(path) was to be written and isn't there")
            }
            return Artifact(
                name: draft.name, digest: try FileSystem.digest(of: path), size: stamp.size, facts: draft.facts)
        }
    }

    /// Keeps what is left of work that failed again and again: `quarantine/FINGERPRINT/failure.json` and its drafts.
    public func keepEvidence(of fingerprint: ContentDigest, drafts: String?, report: String) async -> String? {
        let folder = "\(root)/quarantine/\(fingerprint.short)"
        return await onThread {
            FileSystem.remove(folder)
            guard (try? FileSystem.makeFolder(folder)) != nil,
                FileManager.default.createFile(atPath: folder + "/failure.json", contents: Data(report.utf8))
            else { return nil }
            for name in drafts.map(FileSystem.names) ?? [] {
                try? FileSystem.rename("\(drafts ?? "")/\(name)", to: folder + "/" + name)
            }
            return folder
        }
    }

    // MARK: Artifacts

    /// Takes over what jobs made.
    public func adopt(_ jobs: [PreparedFiles]) async -> [Result<[String], StageFailure>] {
        await onThread {
            var adoption = Adoption(root: root, stamps: stamps)
            let outcomes = jobs.map { job in
                Result { () throws(StageFailure) in
                    for file in job.read { try requireUnchanged(file) }
                    return try zip(job.artifacts, job.drafts).map { artifact, draft throws(StageFailure) in
                        guard case .draft(let path) = draft.place else { return try place(of: draft) }
                        let target = storedPath(of: artifact)
                        if !isIntact(target, .stored, artifact.digest) { try adoption.move(path, to: target, artifact) }
                        return target
                    }
                }
            }
            do throws(StageFailure) {
                try adoption.finish()
                return outcomes
            } catch {
                return outcomes.map { _ in .failure(error) }
            }
        }
    }

    private func place(of draft: DraftArtifact) throws(StageFailure) -> String {
        switch draft.place {
        case .draft(let path), .userFile(let path): path
        }
    }

    /// Throws if a file of the user's was changed while a job read it: then nobody knows what was read.
    private func requireUnchanged(_ file: StageInput.File) throws(StageFailure) {
        guard try register(file.path).digest == file.artifact.digest else {
            throw StageFailure(.unusableInput, "\(file.artifact.name) was changed while it was read; run again")
        }
    }

    /// The paths of artifacts' files that are there with the bytes they should have; `nil` for others.
    public func locate(_ artifacts: [Artifact]) async -> [String?] {
        await onThread {
            let paths = artifacts.map(storedPath)
            let stamped = paths.compactMap { path in FileSystem.stamp(of: path).map { (path: path, stamp: $0) } }
            let known = stamps.digests(of: stamped, .stored)
            return zip(artifacts, paths).map { artifact, path in
                if known[path] == artifact.digest || isIntact(path, .stored, artifact.digest) { return path }
                return stamps.places(of: artifact.digest, .input).first { isIntact($0, .input, artifact.digest) }
            }
        }
    }

    /// The artifacts that the user's own files are now, or why they can't be read.
    public func register(
        userFiles paths: [String], ifKnown: Bool
    ) async -> [Result<Artifact, StageFailure>?] {
        await onThread {
            let stamped = paths.compactMap { path in FileSystem.stamp(of: path).map { (path: path, stamp: $0) } }
            let known = stamps.digests(of: stamped, .input)
            let sizes = Dictionary(stamped.map { ($0.path, $0.stamp.size) }) { first, _ in first }
            return paths.map { path in
                if let digest = known[path], let size = sizes[path] {
                    return .success(Artifact(name: URL(filePath: path).lastPathComponent, digest: digest, size: size))
                }
                if ifKnown, sizes[path] != nil { return nil }
                return Result { () throws(StageFailure) in try register(path) }
            }
        }
    }

    private func register(_ path: String) throws(StageFailure) -> Artifact {
        let name = URL(filePath: path).lastPathComponent
        guard let stamp = FileSystem.stamp(of: path) else {
            throw StageFailure(.unusableInput, "\(name) is not there any more, or is no regular file")
        }
        if let digest = stamps.digests(of: [(path, stamp)], .input)[path] {
            return Artifact(name: name, digest: digest, size: stamp.size)
        }
        let digest = try FileSystem.digest(of: path)
        try stamps.note([.init(path: path, role: .input, digest: digest, stamp: stamp)])
        return Artifact(name: name, digest: digest, size: stamp.size)
    }

    /// Whether a file has the bytes it should have; they are read only if it changed since they last were.
    private func isIntact(_ path: String, _ role: StampTable.Role, _ digest: ContentDigest) -> Bool {
        guard let stamp = FileSystem.stamp(of: path) else { return false }
        if stamps.digests(of: [(path, stamp)], role)[path] == digest { return true }
        guard let found = try? FileSystem.digest(of: path) else { return false }
        try? stamps.note([.init(path: path, role: role, digest: found, stamp: stamp)])
        if found != digest, role == .stored { FileSystem.remove(path) }
        return found == digest
    }

    private func digest(of path: String) async throws(StageFailure) -> ContentDigest {
        try await onThread { Result { () throws(StageFailure) in try FileSystem.digest(of: path) } }.get()
    }

    private func storedPath(of artifact: Artifact) -> String {
        let name = artifact.digest.hex + (artifact.fileExtension.isEmpty ? "" : "." + artifact.fileExtension)
        return "\(root)/store/\(artifact.digest.hex.prefix(2))/\(name)"
    }

    // MARK: Publishing

    /// Makes sure that files can be published in a folder, so that a run doesn't find out at its end.
    public func prepareOutput(_ folder: String) throws(StageFailure) { try FileSystem.makeFolder(folder) }

    /// Puts artifacts where the user asked for them, each whole or not at all.
    public func publish(_ files: [PublishingFile]) async -> [Result<Bool, StageFailure>] {
        let stamps = stamps
        let known = await onThread {
            stamps.digests(
                of: files.compactMap { file in FileSystem.stamp(of: file.path).map { (file.path, $0) } }, .published)
        }
        var outcomes: [Result<Bool, StageFailure>] = []
        for file in files {
            guard known[file.path] != file.artifact.digest else {
                outcomes.append(.success(false))
                continue
            }
            do throws(StageFailure) {
                outcomes.append(.success(try await publish(file.artifact, to: file.path)))
            } catch {
                outcomes.append(.failure(error))
            }
        }
        return outcomes
    }

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
                try FileSystem.copy(source, to: hidden, for: path)
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
