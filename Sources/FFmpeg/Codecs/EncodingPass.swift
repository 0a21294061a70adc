/// Which reading of the same pictures an encoder is in.
public enum EncodingPass: Hashable, Sendable {
    /// The only one.
    case only
    /// The first of two: nothing but statistics comes of it.
    case first
    /// The second of two, with the statistics of the first; `nil` where the encoder keeps them in a file.
    case second(statistics: String?)
}
