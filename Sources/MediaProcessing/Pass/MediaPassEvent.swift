/// Something that happened in a pass.
public enum MediaPassEvent: Sendable {
    /// An output has come this far, from 0 to 1.
    case progressed(output: String, Double)
    /// An output was made and checked, or why it wasn't.
    case finished(output: String, Result<PassOutcome, MediaError>)
}
