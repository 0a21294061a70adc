/// How far a demuxer goes to find out what a file is.
public struct DemuxerOptions: Hashable, Sendable {
    /// How many bytes are looked at, at most.
    public var probeBytes = 5_000_000
    /// How much of the media is looked at, at most, in microseconds.
    public var analyzeMicroseconds = 5_000_000
    /// The most streams.
    public var maxStreams = 64
    /// Whether media are looked at where the header leaves something open; without, what is told is the container's alone.
    public var analyzes = true
    /// Whether content credentials are looked for, which reads the headers of all boxes or chunks of the file.
    public var findsProvenance = false

    /// FFmpeg's usual limits.
    public init() {}

    /// The demuxers that may be used: those of media files.
    ///
    /// None of them reads a second file, a playlist or a network.
    static let demuxers = [
        "mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "avi", "flv", "mpegts", "mpeg", "mpegvideo", "asf", "mxf", "gif",
        "ivf", "h264", "hevc", "av1", "obu", "m4v", "y4m", "yuv4mpegpipe", "mp3", "aac", "ac3", "eac3", "amr", "amrnb",
        "amrwb", "flac", "ogg", "wav", "w64", "aiff", "au", "caf", "dts", "wv", "tta", "jpeg_pipe", "png_pipe",
        "webp_pipe", "bmp_pipe", "tiff_pipe", "apng",
    ]

    var native: [String: String] {
        [
            "protocol_whitelist": "", "format_whitelist": Self.demuxers.joined(separator: ","),
            "probesize": String(probeBytes), "analyzeduration": String(analyzeMicroseconds),
            "max_streams": String(maxStreams),
        ]
    }
}
