/// A request to the API, freed from HTTP.
struct APIRequest: Sendable {
    /// The body.
    let body: [UInt8]
    /// The `Authorization` header.
    let authorization: String?
    /// Whether it is only to be checked and priced.
    let isDryRun: Bool
    /// The start of the files' addresses, up to the name.
    let filesURL: String
}
