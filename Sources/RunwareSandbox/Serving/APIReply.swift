import JSON

/// What goes out for a request to the API.
enum APIReply: Hashable, Sendable {
    /// A body of JSON with a status.
    case json(Int, JSONValue)
    /// A page of HTML with a status.
    case html(Int, String)
    /// Nothing: the connection is closed.
    case dropped

    /// A request that is turned down as a whole, for one reason.
    static func refusal(_ status: Int, _ error: APIError) -> APIReply { .refusal(RefusedRequest(status, [error])) }

    /// A request that is turned down as a whole.
    static func refusal(_ refused: RefusedRequest) -> APIReply {
        .json(refused.status, ["errors": .array(refused.errors.map(\.json))])
    }
}
