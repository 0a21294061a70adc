import Foundation
import PipelineEngine

@testable import RunStore

/// A state folder with words for what tests do to it.
struct Shop {
    let scratch: Scratch
    let state: StateFolder

    init(_ scratch: Scratch, overwrite: Bool = false) async throws {
        self.scratch = scratch
        state = try await StateFolder.open(path: scratch.path("state"), overwrite: overwrite)
    }

    init() async throws { try await self.init(Scratch()) }

    var store: ContentStore { state.store }
    var journal: RunJournal { state.journal }

    /// Makes a draft of a text, as a stage does, and lets the store take it over.
    @discardableResult
    func adopt(_ text: String, named name: String = "clip.mp4") async throws -> Artifact {
        let draft = try await draft(text, named: name)
        let artifact = try await store.prepare(draft)
        try await store.adopt(artifact, from: draft)
        return artifact
    }

    /// Makes a draft of a text.
    func draft(_ text: String, named name: String = "clip.mp4") async throws -> DraftArtifact {
        let folder = try await store.makeDrafts(for: JobID(stage: StageID("web"), item: "a"))
        guard FileManager.default.createFile(atPath: folder + "/" + name, contents: Data(text.utf8)) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return DraftArtifact(name: name, place: .draft(path: folder + "/" + name))
    }

    /// Publishes an artifact below the scratch folder's `out`.
    func publish(_ artifact: Artifact, to name: String) async throws -> Bool {
        try await store.publish(artifact, to: scratch.path("out/" + name))
    }
}

/// The failure that some work ends with.
func failure(of work: () async throws -> Void) async -> StageFailure? {
    do {
        try await work()
        return nil
    } catch {
        return error as? StageFailure
    }
}
