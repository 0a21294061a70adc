/// What a stream carries.
public enum MediaKind: String, Hashable, Sendable, Codable {
    /// Pictures.
    case video
    /// Sound.
    case audio
    /// Text or pictures of text.
    case subtitle
    /// A file carried along, such as a font.
    case attachment
    /// Anything else.
    case data
}
