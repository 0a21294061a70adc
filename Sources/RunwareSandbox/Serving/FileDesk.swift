import Foundation
import HTTPTypes
import Hummingbird

/// Answers requests for the files of results.
struct FileDesk: Sendable {
    /// How the sandbox behaves.
    let configuration: SandboxConfiguration
    /// What it remembers.
    let state: SandboxState
    /// Where the files are.
    let folder: TaskFolder

    /// The answer to a `GET` or `HEAD` request.
    func response(to request: Request, for name: String, context: SandboxContext) async throws -> Response {
        let answer = state.update { contents in
            contents.answer(toFetchOf: name, at: configuration.now(), expired: configuration.expiredAnswer)
        }
        switch answer {
        case .refused(let status): return Response(status: HTTPResponse.Status(code: status))
        case .file(let name, let mediaType, let isCutShort):
            let served = try ServedFile(name: name, mediaType: mediaType, path: folder.file(name).path)
            return try await served.response(to: request, isCutShort: isCutShort, context: context)
        }
    }
}
