import Foundation
import JSON
import NIOHTTP1

/// What the API answered.
struct Answer: Hashable, CustomStringConvertible {
    let status: Int
    let body: JSONValue

    init(_ status: Int, _ body: JSONValue) {
        self.status = status
        self.body = body
    }

    /// The items of `data`.
    var data: [JSONValue] { body["data"]?.array ?? [] }
    /// The items of `errors`.
    var errors: [JSONValue] { body["errors"]?.array ?? [] }
    /// What each item of `data` says of itself.
    var statuses: [String] { data.map { $0["status"]?.string ?? "none" } }
    /// The addresses of the results that are there.
    var addresses: [String] { data.compactMap { $0["videoURL"]?.string } }
    /// The codes of the errors.
    var codes: [String] { errors.compactMap { $0["code"]?.string } }

    var description: String { "\(status) \(JSONWriter.write(body))" }
}

/// What came when a file was asked for.
struct Fetched {
    let status: Int
    let headers: HTTPHeaders
    let body: Data

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
    /// The first value of a header.
    func header(_ name: String) -> String? { headers[name].first }
}
