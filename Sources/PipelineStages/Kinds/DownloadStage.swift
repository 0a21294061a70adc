import Foundation
import JSON
import PipelineEngine
import Transfer

/// Fetches generated clips.
public struct DownloadStage: StageDefinition {
    static let kind = "download"
    static let summary = "Fetches generated clips, each as an item."
    static var fields: [Field<DownloadStage>] {
        [.integer("maxBytes", \.maxBytes, in: 1...(64 << 30), "The most bytes of a clip that are taken.")]
    }

    private var maxBytes = 2 << 30

    init() {}

    var pool: WorkPool { .network }

    func objection(toReading upstream: any StageDefinition) -> String? {
        upstream.makes == .generation ? nil : "makes nothing to download; download reads from generate"
    }

    func fingerprintFields(in environment: StageEnvironment) -> [String: String] { [:] }

    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
    {
        guard let input = running.inputs.first, let downloader = environment.downloader else {
            return .failure(StageFailure(.defect, "\(running.job.id) has nothing to fetch or nothing to fetch it with"))
        }
        guard let url = input.facts["videoURL"]?.string else {
            let reason = input.facts["failure"]?.string.map { ": \($0)" } ?? ""
            return .failure(StageFailure(.provider, "the provider made no clip for \(running.job.item.name)\(reason)"))
        }
        do throws(TransferError) {
            let address = try environment.downloadPolicy.address(url)
            let name = "clip." + Self.fileExtension(of: url)
            var limits = DownloadLimits()
            limits.bytes = maxBytes
            _ = try await downloader.download(address, to: running.drafts + "/" + name, limits: limits)
            return .success(
                StageDraft(artifacts: [DraftArtifact(name: name, place: .draft(path: running.drafts + "/" + name))]))
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
        default: self.init(.provider, error.message)
        }
    }
}
