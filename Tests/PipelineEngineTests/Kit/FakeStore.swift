import PipelineEngine
import Synchronization

/// A store on a fake disk.
final class FakeStore: ArtifactStore {
    private struct State {
        var folders: Set<String> = []
        var count = 0
        var registered: [String: String] = [:]
        var refused: Set<String> = []
        var room: Int?
    }

    private let disk: FakeDisk
    private let state = Mutex(State())

    init(_ disk: FakeDisk) { self.disk = disk }

    /// The drafts folders that were made and not discarded.
    var openFolders: Int { state.withLock(\.folders.count) }

    /// Makes publishing to a path fail.
    func refuse(_ path: String) { state.withLock { _ = $0.refused.insert(path) } }

    /// Leaves so many bytes free on the disk.
    func leave(_ bytes: Int) { state.withLock { $0.room = bytes } }

    func makeDrafts(for job: JobID) async throws(StageFailure) -> String {
        state.withLock { state in
            state.count += 1
            let folder = "/drafts/\(state.count)"
            state.folders.insert(folder)
            return folder
        }
    }

    func discardDrafts(_ paths: [String]) async {
        for path in paths { disk.removeFolder(path) }
        state.withLock { $0.folders.subtract(paths) }
    }

    func prepare(_ drafts: [DraftArtifact]) async throws(StageFailure) -> [Artifact] {
        var artifacts: [Artifact] = []
        for draft in drafts {
            let path = Self.path(of: draft)
            guard let text = disk.read(path) else { throw StageFailure(.damagedOutput, "\(path) isn't there") }
            artifacts.append(
                Artifact(
                    name: draft.name, digest: ContentDigest(of: text), size: text.utf8.count, facts: draft.facts))
        }
        return artifacts
    }

    private static func path(of draft: DraftArtifact) -> String {
        switch draft.place {
        case .draft(let path), .userFile(let path): path
        }
    }

    func adopt(_ jobs: [PreparedFiles]) async -> [Result<[String], StageFailure>] {
        jobs.map { job in Result { () throws(StageFailure) in try adopt(job) } }
    }

    private func adopt(_ job: PreparedFiles) throws(StageFailure) -> [String] {
        for file in job.read where disk.read(file.path).map({ ContentDigest(of: $0) }) != file.artifact.digest {
            throw StageFailure(.unusableInput, "\(file.artifact.name) was changed while it was read; run again")
        }
        var paths: [String] = []
        for (artifact, draft) in zip(job.artifacts, job.drafts) {
            guard case .draft(let path) = draft.place else {
                paths.append(Self.path(of: draft))
                continue
            }
            guard let text = disk.read(path) else { throw StageFailure(.storage, "\(path) isn't there") }
            paths.append("/store/" + artifact.digest.hex)
            disk.write(text, to: "/store/" + artifact.digest.hex)
        }
        return paths
    }

    func locate(_ artifacts: [Artifact]) async -> [String?] {
        artifacts.map { artifact in
            let candidates = ["/store/" + artifact.digest.hex, state.withLock { $0.registered[artifact.digest.hex] }]
            return candidates.compactMap(\.self).first { path in
                disk.read(path).map { ContentDigest(of: $0) == artifact.digest } ?? false
            }
        }
    }

    func register(userFiles paths: [String], ifKnown: Bool) async -> [Result<Artifact, StageFailure>?] {
        paths.map { path in
            guard let text = disk.read(path) else {
                return .failure(StageFailure(.unusableInput, "\(path) isn't there"))
            }
            let digest = ContentDigest(of: text)
            let isKnown = state.withLock { $0.registered.updateValue(path, forKey: digest.hex) != nil }
            guard isKnown || !ifKnown else { return nil }
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return .success(Artifact(name: name, digest: digest, size: text.utf8.count))
        }
    }

    func publish(_ files: [PublishingFile]) async -> [Result<Bool, StageFailure>] {
        var outcomes: [Result<Bool, StageFailure>] = []
        for file in files {
            do throws(StageFailure) {
                outcomes.append(.success(try await publish(file.artifact, to: file.path)))
            } catch {
                outcomes.append(.failure(error))
            }
        }
        return outcomes
    }

    private func publish(_ artifact: Artifact, to path: String) async throws(StageFailure) -> Bool {
        guard !state.withLock({ $0.refused.contains(path) }) else {
            throw StageFailure(.storage, "\(path) can't be written")
        }
        guard let source = await locate(artifact), let text = disk.read(source) else {
            throw StageFailure(.storage, "\(artifact.name) is gone")
        }
        guard disk.read(path) != text else { return false }
        disk.write(text, to: path)
        return true
    }

    func disks(output: String?) -> (state: Disk?, output: Disk?) {
        (state.withLock(\.room).map { Disk(device: 1, folder: "/store", free: $0) }, nil)
    }

    func keepEvidence(of fingerprint: ContentDigest, drafts: String?, report: String) async -> String? {
        disk.write(report, to: "/quarantine/\(fingerprint.short)/failure.json")
        return "/quarantine/\(fingerprint.short)"
    }
}
