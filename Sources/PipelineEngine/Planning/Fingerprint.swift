import JSON

/// Everything that decides a job's result, by name.
///
/// Two jobs with one fingerprint have one result, so the work is done once. The fields are kept beside the result, so
/// that the first difference between two fingerprints can be named. Names and paths are never among them.
public struct Fingerprint: Hashable, Sendable {
    /// The fields by name.
    public let fields: [String: String]
    /// The digest of the fields' canonical form.
    public let digest: ContentDigest

    /// Makes a fingerprint of fields.
    public init(fields: [String: String]) {
        self.fields = fields
        digest = ContentDigest(of: JSONValue.object(JSONObject(fields.map { ($0.key, JSONValue.string($0.value)) })))
    }

    /// The names of the fields in which two fingerprints differ, in the order of the alphabet.
    public func difference(from other: Fingerprint) -> [String] {
        Set(fields.keys).union(other.fields.keys).filter { fields[$0] != other.fields[$0] }.sorted()
    }
}
