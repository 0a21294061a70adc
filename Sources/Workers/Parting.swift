/// How the conversation with a worker came to its end.
enum Parting<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    /// There is nothing more to do, or the worker has done its share.
    case atLeisure
    /// Another worker is to do this.
    case handedOver(Assignment<Request, Event>)
    /// The worker ended while it dealt with this, or was stopped for a reason of ours; how many bytes it last had mapped.
    case broken(Assignment<Request, Event>, WorkerEnd?, mapped: Int)
}
