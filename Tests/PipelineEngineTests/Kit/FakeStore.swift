import PipelineEngine
import Synchronization

/// A store on a fake disk.
final class FakeStore: ArtifactStore {
    private struct State {
        var folders: Set<String> = []
        var count = 0
        var registered: [String: String] = [:]
        var refused: Set<String> = []
    }

    private let disk: FakeDisk
    private let state = Mutex(State())

    init(_ disk: FakeDisk) { self.disk = disk }

    /// The drafts folders that were made and not discarded.
    var openFolders: Int { state.withLock(\.folders.count) }

    /// Makes publishing to a path fail.
    func refuse(_ path: String) { state.withLock { _ = $0.refused.insert(path) } }

    func makeDrafts(for job: JobID) async throws(StageFailure) -> String {
        state.withLock { state in
            state.count += 1
            let folder = "/drafts/\(state.count)"
            state.folders.insert(folder)
            return folder
        }
    }

    func discardDrafts(_ path: String) async {
        disk.removeFolder(path)
        state.withLock { _ = $0.folders.remove(path) }
    }

    func prepare(_ draft: DraftArtifact) async throws(StageFailure) -> Artifact {
        let path =
            switch draft.place {
            case .draft(let path), .userFile(let path): path
            }
        guard let text = disk.read(path) else { throw StageFailure(.damagedOutput, "\(path) isn't there") }
        return Artifact(
            name: draft.name, digest: ContentDigest(of: text), size: text.utf8.count, facts: draft.facts)
    }

    func adopt(_ artifact: Artifact, from draft: DraftArtifact) async throws(StageFailure) {
        guard case .draft(let path) = draft.place else { return }
        guard let text = disk.read(path) else { throw StageFailure(.storage, "\(path) isn't there") }
        disk.write(text, to: "/store/" + artifact.digest.hex)
    }

    func locate(_ artifact: Artifact) async -> String? {
        let candidates = ["/store/" + artifact.digest.hex, state.withLock { $0.registered[artifact.digest.hex] }]
        return candidates.compactMap(\.self).first { path in
            disk.read(path).map { ContentDigest(of: $0) == artifact.digest } ?? false
        }
    }

    func register(userFile path: String) async throws(StageFailure) -> Artifact {
        guard let text = disk.read(path) else { throw StageFailure(.unusableInput, "\(path) isn't there") }
        let digest = ContentDigest(of: text)
        state.withLock { $0.registered[digest.hex] = path }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return Artifact(name: name, digest: digest, size: text.utf8.count)
    }

    func publish(_ artifact: Artifact, to path: String) async throws(StageFailure) -> Bool {
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
}
