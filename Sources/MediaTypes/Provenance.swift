/// Marks of where a file comes from: C2PA content credentials, which are signed and hold for the bytes of that file alone.
///
/// That they are there is all that is known: they are not checked.
public struct Provenance: Hashable, Sendable, Codable {
    /// Where in the file they are, such as `the box 'uuid'`.
    public let place: String
    /// Their size in bytes, with what wraps them.
    public let size: Int64

    /// Marks at a place.
    public init(place: String, size: Int64) {
        self.place = place
        self.size = size
    }
}
