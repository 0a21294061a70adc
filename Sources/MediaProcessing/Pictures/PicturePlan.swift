import FFmpeg
import MediaTypes

/// What has to be done to a source's pictures before they are encoded.
///
/// A pure function of the source's facts and of the settings: it says what filters are needed, and runs none. Where
/// nothing has to be done there are none, and pictures are encoded as they were decoded.
struct PicturePlan: Hashable, Sendable {
    /// The sizes that pictures go through.
    let sizing: PictureSizing
    /// What their numbers mean.
    let color: ColorTags
    /// How the samples are stored that are encoded.
    let format: PixelFormat
    /// The chain for FFmpeg's filter graph; empty where nothing has to be done.
    let filters: String
    /// The chain for a picture that isn't like the others: it is brought to their size and format.
    let conforming: String
    /// What a person should know.
    let notes: [String]

    /// Plans for a source.
    ///
    /// - Parameters:
    ///   - video: the source's picture.
    ///   - codec: how it is compressed, if that is known.
    ///   - settings: what is asked for.
    ///   - rate: the filter that makes the rate constant, where it is to be.
    init(_ video: VideoInfo, codec: CodecID? = nil, for settings: Transcode.Video, rate: String? = nil) {
        let chain = PictureChain(video, codec, settings, rate)
        sizing = chain.sizing
        color = chain.color.encoded
        format = chain.format
        filters = chain.steps.joined(separator: ",")
        conforming =
            "scale=w=\(sizing.frame.width):h=\(sizing.frame.height):\(PictureChain.quality),setsar=1,format=\(format)"
        notes = (chain.color.assumption.map { [$0] } ?? []) + chain.notes
    }

    /// The size of the picture that is encoded; even.
    var resolution: Resolution { sizing.frame }
}
