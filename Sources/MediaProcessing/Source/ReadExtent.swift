import FFmpeg
import MediaTypes
import Wording

/// How far a source was read, and whether that is as far as it says that it goes.
///
/// A file that was cut off often reads like a shorter one: its index, or its header, still tells the whole length. A
/// value: it reads nothing itself.
struct ReadExtent: Hashable, Sendable {
    /// Whether reading ended with an error and not at the end of the file.
    var endedWithError = false
    private var ends: [Int: Double] = [:]
    private var packets: [Int: Int] = [:]

    /// Where a source ends before its time, in seconds from its beginning.
    struct Shortfall: Hashable, Sendable {
        /// Up to where it could be read.
        let end: Double
        /// How long it says it is.
        let duration: Double
    }

    /// Takes in a packet that was read.
    mutating func take(_ packet: borrowing Packet, of stream: StreamInfo) {
        packets[stream.index, default: 0] += 1
        guard let ticks = packet.presentationTicks ?? packet.decodingTicks else { return }
        let (end, overflow) = ticks.addingReportingOverflow(packet.durationTicks)
        let seconds = Timestamp(ticks: overflow ? ticks : end, timeBase: stream.timeBase).seconds
        ends[stream.index] = max(ends[stream.index] ?? seconds, seconds)
    }

    /// What keeps an output from being whole that wanted these things of a source read to its end: what others of the same
    /// pass wanted is not its own.
    func fault(of source: MediaInfo, called name: String, for needs: SweepNeeds) -> MediaError? {
        let wanted = [needs.readsVideo ? source.firstVideo : nil, needs.readsAudio ? source.firstAudio : nil]
        let streams = wanted.compactMap(\.self)
        let isAll = streams.count == [source.firstVideo, source.firstAudio].compactMap(\.self).count
        if isAll, !streams.isEmpty, streams.allSatisfy({ packets[$0.index] == nil }) {
            return MediaError(headerAlone: name)
        }
        return shortfall(of: source, reading: streams).map { MediaError($0, of: name) }
    }

    /// The streams that have to be read for their extent beside those that are wanted: a Matroska header tells the length
    /// of all together.
    static func witnesses(in source: MediaInfo) -> [StreamInfo] {
        guard source.container.contains("matroska") else { return [] }
        return source.streams.filter { !$0.isAttachedPicture && $0.kind != .attachment }
    }

    /// Where the source ends before its time, if it does.
    ///
    /// Durations that a demuxer only estimates say nothing. An MP4's index tells each stream's own; it is believed where
    /// packets of the index were missing or reading ended with an error, because odd files overstate it. A Matroska
    /// header tells that of all streams together, its ``witnesses(in:)``, and the demuxer takes a missing end for the end.
    func shortfall(of source: MediaInfo, reading streams: [StreamInfo]) -> Shortfall? {
        if source.container.contains("mov") { return shortestStream(streams) }
        guard source.container.contains("matroska"), let duration = source.duration?.value else { return nil }
        let start = source.start?.value ?? 0
        let end = ends.values.max() ?? start
        // Some writers count from the first moment, others from zero.
        let length = max(end, end - start)
        return length < duration - 0.25 ? Shortfall(end: max(0, length), duration: duration) : nil
    }

    private func shortestStream(_ streams: [StreamInfo]) -> Shortfall? {
        let shortfalls = streams.compactMap { stream -> Shortfall? in
            let lacksPackets = stream.frameCount.map { (packets[stream.index] ?? 0) < $0 } ?? false
            guard endedWithError || lacksPackets, let duration = stream.duration?.value else { return nil }
            let start = stream.start?.value ?? 0
            let end = max(0, (ends[stream.index] ?? start) - start)
            let tolerance = max(0.1, 2 * (stream.video?.averageFrameRate.map { 1 / $0.value } ?? 0))
            return end < duration - tolerance ? Shortfall(end: end, duration: duration) : nil
        }
        return shortfalls.min { $0.end < $1.end }
    }
}
