/// What has become of the file of a result in this process.
enum RenderState: Hashable, Sendable {
    /// It waits for its turn or is being written.
    case pending
    /// It is there, whole.
    case ready
    /// It could not be rendered.
    case broken(String)
}
