extension Transcode.Container {
    /// The muxer's options.
    var options: [String: String] {
        switch self {
        case .mp4, .mov: ["movflags": "+faststart+write_colr", "movie_timescale": "90000"]
        case .webm, .mkv: [:]
        }
    }

    /// The muxer's options for a file with these tags.
    ///
    /// MP4 has names for few tags; QuickTime's way of writing them, which many programs read, has room for any.
    func options(for tags: [String: String]) -> [String: String] {
        var options = options
        if hasIndex, !tags.keys.allSatisfy(Self.namedTags.contains), let flags = options["movflags"] {
            options["movflags"] = flags + "+use_metadata_tags"
        }
        return options
    }

    /// The tags that FFmpeg writes as iTunes does.
    private static let namedTags: Set<String> = [
        "title", "artist", "album_artist", "composer", "album", "date", "comment", "genre", "copyright", "grouping",
        "lyrics", "description", "synopsis", "show", "episode_id", "network", "keywords", "location", "creation_time",
    ]
}
