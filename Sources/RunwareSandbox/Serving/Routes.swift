import HTTPTypes
import Hummingbird
import JSON

/// What is answered under which path.
struct Routes: Sendable {
    /// Answers requests to the API.
    let api: APIDesk
    /// Answers requests for files.
    let files: FileDesk

    /// The router of the paths.
    func router() -> Router<SandboxContext> {
        let router = Router(context: SandboxContext.self)
        router.post("v1") { request, context in try await answer(request, context) }
        router.get("files/:name") { request, context in try await file(request, context) }
        router.head("files/:name") { request, context in try await file(request, context) }
        return router
    }

    private func file(_ request: Request, _ context: SandboxContext) async throws -> Response {
        try await files.response(to: request, for: context.parameters.require("name"), context: context)
    }

    private func answer(_ request: Request, _ context: SandboxContext) async throws -> Response {
        let body = try await request.body.collect(upTo: 64 << 20)
        let reply = await api.reply(
            to: APIRequest(
                body: Array(body.readableBytesView), authorization: request.headers[.authorization],
                isDryRun: Self.isDryRun(request), filesURL: filesURL(request)))
        return Self.response(reply, context)
    }

    private static func isDryRun(_ request: Request) -> Bool {
        guard let name = HTTPField.Name("X-Runware-Dry-Run") else { return false }
        return ["1", "true"].contains(request.headers[name])
    }

    private func filesURL(_ request: Request) -> String {
        (api.configuration.publicURL ?? "http://" + (request.head.authority ?? "127.0.0.1")) + "/files/"
    }

    private static func response(_ reply: APIReply, _ context: SandboxContext) -> Response {
        switch reply {
        case .json(let status, let value): text(status, "application/json", JSONWriter.write(value))
        case .html(let status, let page): text(status, "text/html; charset=utf-8", page)
        case .dropped: dropped(context)
        }
    }

    private static func text(_ status: Int, _ mediaType: String, _ text: String) -> Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Closes the connection; the response that Hummingbird wants finds it closed and goes nowhere.
    private static func dropped(_ context: SandboxContext) -> Response {
        context.drop()
        return Response(status: .internalServerError)
    }
}
