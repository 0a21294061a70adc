// A file's tags, without those that tell of its container.

extension [String: String] {
    /// The tags that are somebody's words or tell of something outside the file: not those of which the container is made.
    var userTags: [String: String] {
        filter { key, _ in !Self.technical.contains(key.lowercased()) && !key.hasPrefix("_STATISTICS") }
    }

    /// Tags by which containers say what they are, or what streams say in other ways; and which program wrote the file,
    /// which is another one now.
    private static let technical: Set<String> = [
        "major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id", "rotate",
        "alpha_mode", "encoder", "duration", "bps", "number_of_frames", "number_of_bytes", "stereo_mode",
    ]
}
