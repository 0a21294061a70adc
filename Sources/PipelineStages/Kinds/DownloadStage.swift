import Foundation
import Generation
import JSON
import MediaProcessing
import PipelineEngine
import Transfer

/// Fetches generated clips.
public struct DownloadStage: StageDefinition {
    static let kind = "download"
    static let summary = "Fetches generated clips, each as an item."
    static let fields: [Field<DownloadStage>] = [
        .integer("maxBytes", \.maxBytes, in: 1...(64 << 30), "The most bytes of a clip that are taken.")
    ]

    private var maxBytes = 2 << 30

    init() {}

    var pool: WorkPool { .network }

    func objection(toReading upstream: any StageDefinition) -> String? {
        upstream.makes == .generation ? nil : "makes nothing to download; download reads from generate"
    }

    func fingerprintFields(in environment: StageEnvironment) -> [String: String] { [:] }

    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
    {
        guard let clip = running.inputs.first?.facts, let downloader = environment.downloader else {
            return .failure(StageFailure(.defect, "\(running.job.id) has nothing to fetch or nothing to fetch it with"))
        }
        guard let url = clip["videoURL"]?.string else {
            let reason = clip["failure"]?.string.map { ": \($0)" } ?? ""
            return .failure(StageFailure(.provider, "the provider made no clip for \(running.job.item.name)\(reason)"))
        }
        let name = "clip." + Self.fileExtension(of: url)
        let path = running.drafts + "/" + name
        let title = "\(running.job.item.name)/\(name)"
        do throws(StageFailure) {
            if try await environment.clips?.take(clip, to: path) == true {
                return await Self.checked(path, name, called: title, by: environment.passes)
            }
            let file = try await fetched(clip, url, to: path, with: downloader, in: environment)
            let draft = try await Self.checked(path, name, called: title, by: environment.passes).get()
            try await environment.clips?.put(clip, sha256: file.sha256)
            return .success(draft)
        } catch {
            return .failure(error)
        }
    }

    private func fetched(
        _ clip: JSONObject, _ url: String, to path: String, with downloader: Downloader,
        in environment: StageEnvironment
    ) async throws(StageFailure) -> Download {
        do throws(TransferError) {
            return try await fetch(clip, url, to: path, with: downloader, in: environment)
        } catch {
            throw StageFailure(error)
        }
    }

    /// Fetches a clip: once from where it was first said to be, then, if that fails, from where it is said to be now,
    /// as often as may help.
    private func fetch(
        _ clip: JSONObject, _ url: String, to path: String, with downloader: Downloader,
        in environment: StageEnvironment
    ) async throws(TransferError) -> Download {
        let limits = DownloadLimits(bytes: maxBytes)
        let address = try environment.downloadPolicy.address(url)
        do throws(TransferError) {
            return try await downloader.withoutRetries.download(address, to: path, limits: limits)
        } catch {
            guard error.isTransient || error.reason == .expired else { throw error }
            let current = await Self.currentURL(of: clip, environment.purchaser)
            guard error.isTransient || current != nil else { throw error }
            let now = try current.map { text throws(TransferError) in try environment.downloadPolicy.address(text) }
            return try await downloader.download(now ?? address, to: path, limits: limits)
        }
    }

    private static func currentURL(of clip: JSONObject, _ purchaser: Purchaser?) async -> String? {
        guard let purchaser, let task = clip["taskUUID"]?.string.flatMap(TaskUUID.init) else { return nil }
        let identifier = clip["videoUUID"]?.string
        return (try? await purchaser.currentURL(of: identifier, at: clip["index"]?.int ?? 0, in: task)) ?? nil
    }

    /// A draft of a file that was fetched, once it was opened and found to be media.
    private static func checked(
        _ path: String, _ name: String, called title: String, by passes: any PassExecutor
    ) async -> Result<StageDraft, StageFailure> {
        do throws(MediaError) {
            let found = try await passes.probe(path: path, name: title, countFrames: false)
            let facts = JSONObject([("media", JSONValue(encoding: found.source))])
            return .success(StageDraft(artifacts: [DraftArtifact(name: name, place: .draft(path: path), facts: facts)]))
        } catch {
            return .failure(StageFailure(error))
        }
    }

    /// The extension by the URL's path, of those that the API knows.
    private static func fileExtension(of url: String) -> String {
        let written = URL(string: url)?.pathExtension.lowercased() ?? ""
        return ["mp4", "webm", "mov"].contains(written) ? written : "mp4"
    }
}

extension StageFailure {
    /// The same failure in the words of a pipeline.
    init(_ error: TransferError) {
        switch error.reason {
        case .cancelled: self.init(.cancelled, error.message)
        case .unwritable: self.init(.storage, error.message)
        case _ where error.isTransient: self.init(.unreachable, error.message)
        default: self.init(.provider, error.message)
        }
    }
}
