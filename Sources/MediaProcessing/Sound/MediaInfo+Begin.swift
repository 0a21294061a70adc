import MediaTypes

extension MediaInfo {
    /// When the first of what is to be seen or heard begins; `nil` if nobody knows.
    ///
    /// Matroska counts what an encoder put before the sound to its stream, which so begins before that: RFC 9559's
    /// `CodecDelay`. MP4 and Ogg don't.
    var begin: Timestamp? {
        guard container.contains("matroska") else { return start?.timestamp }
        let begins = streams.filter { !$0.isAttachedPicture }.compactMap(\.begin)
        return begins.min() ?? start?.timestamp
    }
}

extension MediaInfo {
    /// The moment that is the beginning of what is made of it: its first, or zero.
    var origin: Timestamp { begin ?? Timestamp(ticks: 0, timeBase: Rational(1, 1_000_000)) }
}

extension StreamInfo {
    /// When the first of what is to be seen or heard of a Matroska's stream begins, in ticks of its time base.
    fileprivate var begin: Timestamp? {
        guard let start = start?.timestamp.rescaled(to: timeBase) else { return nil }
        guard let audio, let priming = audio.priming, audio.sampleRate > 0 else { return start }
        let delay = Timestamp(ticks: Int64(priming), timeBase: Rational(1, Int32(clamping: audio.sampleRate)))
        return start.advanced(byTicks: delay.rescaled(to: timeBase).ticks)
    }
}
