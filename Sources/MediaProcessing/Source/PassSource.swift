import FFmpeg
import MediaTypes

/// An open source, judged by its limits: what a pass reads.
struct PassSource: ~Copyable {
    var demuxer: Demuxer
    /// What the source is.
    let info: MediaInfo
    /// What the source is called in messages.
    let name: String
    /// The stream whose pictures are read: the first that isn't an attached picture.
    let video: StreamInfo?
    /// The stream whose sound is read: the first.
    let audio: StreamInfo?

    /// Opens a source.
    ///
    /// - Parameters:
    ///   - pass: names the source and its limits.
    ///   - facts: what the source is, where it was opened before; `nil` finds it out, content credentials too.
    ///   - cancellation: ends reading early.
    /// - Throws: ``MediaError`` if it can't be read as media, or is larger than the limits.
    init(_ pass: MediaPass, known facts: MediaInfo? = nil, _ cancellation: CancellationToken) throws(MediaError) {
        let demuxer = try Self.open(pass, findsProvenance: facts == nil, cancellation)
        var info = facts ?? demuxer.info
        try Self.judge(info, pass)
        if facts == nil { info.addLight(of: pass, cancellation) }
        self.demuxer = demuxer
        self.info = info
        name = pass.sourceName
        video = info.firstVideo
        audio = info.firstAudio
    }

    private static func open(
        _ pass: MediaPass, findsProvenance: Bool, _ cancellation: CancellationToken
    ) throws(MediaError) -> Demuxer {
        var options = DemuxerOptions()
        options.findsProvenance = findsProvenance
        options.maxStreams = pass.limits.streams
        do throws(FFmpegError) {
            return try Demuxer(path: pass.source, options: options, cancellation: cancellation)
        } catch {
            throw MediaError(opening: pass.sourceName, at: pass.source, error)
        }
    }

    private static func judge(_ info: MediaInfo, _ pass: MediaPass) throws(MediaError) {
        guard info.firstVideo != nil || info.firstAudio != nil || info.streams.contains(where: \.isAttachedPicture)
        else { throw MediaError(.unreadable, "\(pass.sourceName) has neither pictures nor sound in it") }
        if let size = info.firstVideo?.video?.resolution, size.pixelCount > pass.limits.pixels {
            throw MediaError(.unreadable, "\(pass.sourceName) is \(size), which is larger than is read")
        }
    }

    /// What a muxer needs to know of a stream for copying it; `nil` without a stream.
    ///
    /// - Throws: ``MediaError`` if there is no memory.
    borrowing func parameters(of stream: StreamInfo?) throws(MediaError) -> StreamParameters? {
        guard let stream else { return nil }
        do throws(FFmpegError) {
            return try demuxer.parameters(of: stream.index)
        } catch {
            throw MediaError(.unreadable, "\(name) can't be read", cause: error)
        }
    }

    /// How to read only what is shown from a time on, in seconds from the beginning of what is made; `nil` if the source
    /// has to be read from its own beginning.
    borrowing func leap(to seconds: Double) -> Leap? {
        guard let video else { return nil }
        return Leap(
            to: seconds, after: origin, in: video, of: info.container,
            lastIndexed: demuxer.lastIndexedTicks(of: video.index))
    }

    /// The moment that is the beginning of what is made: the source's own first moment.
    var origin: Timestamp { info.origin }
}
