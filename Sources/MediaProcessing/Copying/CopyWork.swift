import FFmpeg
import MediaTypes

/// What is needed to copy a stream.
struct CopyWork: Sendable {
    /// The stream as the muxer needs it.
    let parameters: StreamParameters
    /// The stream.
    let stream: StreamInfo
    /// The colours that the container is to tell; `nil` leaves them as they are.
    var color: ColorTags?
    /// The container's four letters for the codec; `nil` for its usual ones.
    var tag: String?
    /// The moment in the source that is the beginning of what is made.
    let origin: Timestamp
}
