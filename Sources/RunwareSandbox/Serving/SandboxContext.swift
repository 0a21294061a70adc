import Hummingbird

/// A request's surroundings: it can close the connection without an answer.
struct SandboxContext: RequestContext {
    /// What Hummingbird itself needs.
    var coreContext: CoreRequestContextStorage
    /// Closes the connection at once.
    let drop: @Sendable () -> Void

    /// Makes the surroundings of a request.
    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        let channel = source.channel
        drop = { channel.close(promise: nil) }
    }
}
