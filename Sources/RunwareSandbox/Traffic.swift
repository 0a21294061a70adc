/// How often a sandbox was asked, whatever it answered.
public struct Traffic: Hashable, Sendable {
    /// Requests with at least one task to render.
    public internal(set) var submits = 0
    /// Requests about tasks submitted before, with nothing to render.
    public internal(set) var polls = 0
    /// Requests for files, `HEAD` among them.
    public internal(set) var downloads = 0

    init() {}
}
