import FFmpeg
import MediaTypes

/// The file into which a stream would be copied.
struct CopyTarget: Hashable, Sendable {
    /// FFmpeg's name of the muxer.
    let muxer: String
    /// What people call the container.
    let title: String
    /// Whether it has edit lists, which leave out what is before the beginning.
    let hasEdits: Bool
    /// The part of the source that is made.
    let trim: Trim
}

extension Transcode {
    /// The file into which its streams would be copied.
    var copyTarget: CopyTarget {
        CopyTarget(muxer: container.muxer, title: container.title, hasEdits: container.hasIndex, trim: trim)
    }
}

extension AudioTrack {
    /// The file into which its sound would be copied.
    var copyTarget: CopyTarget {
        CopyTarget(muxer: format.muxer, title: format.rawValue, hasEdits: format == .m4a, trim: trim)
    }
}
