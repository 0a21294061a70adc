/// Asks for the facts of a source, and says what they are expected to be.
public struct Probe: Hashable, Sendable, Codable {
    /// What is expected of the source.
    public var expect = Expectations()
    /// How far the source is looked into; what is expected may need more.
    public var depth = InspectionDepth.header
    /// Whether all frames are decoded and counted, whatever the depth.
    public var countFrames = false

    /// Asks for facts and expects nothing.
    public init() {}

    /// How far the source is looked into, so that what is expected can be judged.
    public var resolvedDepth: InspectionDepth { max(depth, expect.depth) }
}
