import MediaTypes

extension SoundWork {
    /// The sound of a video file; `nil` if none is asked for, or the part that is made has none.
    init?(_ transcode: Transcode, of source: MediaInfo) {
        guard let settings = transcode.audio, let stream = source.firstAudio(in: transcode.trim) else { return nil }
        self.init(
            stream, settings.codec.sound, bitRate: settings.bitRate, settings.sound, origin: source.origin,
            trim: transcode.trim, padsStart: false)
    }

    /// The sound as a file of its own; `nil` if there is none.
    init?(_ track: AudioTrack, of source: MediaInfo) {
        guard let stream = source.firstAudio else { return nil }
        self.init(
            stream, track.format.codec, bitRate: track.bitRate, track.sound, origin: source.origin, trim: track.trim,
            padsStart: true)
    }
}

extension MediaInfo {
    /// The stream whose sound is read, if a part has some, as far as the source says when its sound begins and ends.
    func firstAudio(in trim: Trim) -> StreamInfo? {
        guard trim != .whole, let stream = firstAudio, let start = stream.start.map({ $0 - Seconds(origin) }) else {
            return firstAudio
        }
        let endsBefore = stream.duration.map { start + $0 <= trim.start } ?? false
        return !endsBefore && trim.end.map { start < $0 } ?? true ? stream : nil
    }
}
