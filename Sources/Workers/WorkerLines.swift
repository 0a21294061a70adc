/// What a worker is told, a line each.
enum WorkerOrder<Request: Codable & Sendable>: Codable, Sendable {
    /// A request to begin with.
    case request(id: Int, body: Request)
    /// The request is to be stopped.
    case cancel(id: Int)
}

/// What a worker says, a line each.
enum WorkerReport<Event: Codable & Sendable>: Codable, Sendable {
    /// It is set up.
    case hello(sandbox: SandboxReport)
    /// It has read a request.
    case accepted(id: Int)
    /// How much it has moved since the request began, and how many bytes it has mapped.
    case beat(id: Int, moved: Int, mapped: Int)
    /// Something happened.
    case event(id: Int, body: Event)
    /// The request is dealt with.
    case ended(id: Int, mapped: Int)
}
