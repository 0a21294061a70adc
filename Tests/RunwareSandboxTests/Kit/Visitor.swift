import AsyncHTTPClient
import Foundation
import JSON
import NIOCore
import NIOHTTP1
import RunwareSandbox

/// A program that knows nothing but the API's page: it writes JSON by hand and sends it over HTTP.
struct Visitor {
    let sandbox: Sandbox
    var key: String? = "sk-visitor"

    /// Posts a body as it is.
    func post(_ body: String, _ headers: [(String, String)] = []) async throws -> Answer {
        let fetched = try await send(submission(body, headers))
        return Answer(fetched.status, try JSONReader.read(Array(fetched.body)).value)
    }

    /// Posts a task and takes whatever comes.
    func postRaw(_ task: JSONValue) async throws -> Fetched {
        try await send(submission(JSONWriter.write([task]), []))
    }

    private func submission(_ body: String, _ headers: [(String, String)]) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: sandbox.baseURL)
        request.method = .POST
        request.headers = HTTPHeaders([("Content-Type", "application/json")] + headers)
        if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        request.body = .bytes(ByteBuffer(string: body))
        return request
    }

    /// Posts tasks in an array.
    func post(_ tasks: JSONValue..., dryRun: Bool = false) async throws -> Answer {
        try await post(JSONWriter.write(.array(tasks)), dryRun ? [("X-Runware-Dry-Run", "1")] : [])
    }

    /// Asks once how far a task is.
    func poll(_ task: String) async throws -> Answer {
        try await post(["taskType": "getResponse", "taskUUID": .string(task)])
    }

    /// Asks how far a task is until the answer pleases.
    func poll(_ task: String, until isEnough: (Answer) -> Bool) async throws -> Answer {
        while true {
            let answer = try await poll(task)
            if isEnough(answer) { return answer }
            try Task.checkCancellation()
        }
    }

    /// Asks how far a task is until nothing of it is being rendered any more.
    func outcome(of task: String) async throws -> Answer {
        try await poll(task) { !$0.statuses.contains("processing") }
    }

    /// Buys a task and waits for the addresses of its results.
    func buy(_ task: JSONValue) async throws -> [String] {
        _ = try await post(task)
        return try await outcome(of: task["taskUUID"]?.string ?? "").addresses
    }

    /// Fetches a file.
    func fetch(_ address: String, _ headers: [(String, String)] = [], method: HTTPMethod = .GET) async throws -> Fetched
    {
        var request = HTTPClientRequest(url: address)
        request.method = method
        request.headers = HTTPHeaders(headers)
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> Fetched {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let body = request.method == .HEAD ? ByteBuffer() : try await response.body.collect(upTo: 64 << 20)
        return Fetched(
            status: Int(response.status.code), headers: response.headers, body: Data(body.readableBytesView))
    }
}
