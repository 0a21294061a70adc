import MediaTypes

/// Takes in the packets of a stream one by one and tells what they come to.
///
/// A value: it reads nothing itself. Of each picture it keeps 8 bytes, up to two million: nine hours at 60 a second.
struct TrackScan: Sendable {
    private let timeBase: Rational
    /// The rate that the container says, if it says one.
    private let declaredRate: Rational?
    /// Samples a second; `nil` for pictures.
    private let sampleRate: Int?
    private var packets = 0
    private var discarded = 0
    private var hidden = 0
    private var missingTimes = 0
    private var disorderedTimes = 0
    private var lastDecoding: Int64?
    private var groups = GroupScan()

    /// The times at which pictures are shown, in the order of decoding.
    private var times: [Int64] = []
    private var lastDuration: Int64 = 0
    /// Ticks at which what is shown begins and ends; those of sound are moved by the samples that are not heard.
    private var first: Int64?
    private var end: Int64?
    private var nextSound: Int64?
    private var soundGaps = 0

    /// A scan of a stream; `nil` unless it carries pictures or sound.
    init?(_ stream: StreamInfo) {
        guard stream.video != nil || stream.audio != nil else { return nil }
        timeBase = stream.timeBase
        declaredRate = stream.video?.averageFrameRate
        sampleRate = stream.audio.map { max(1, $0.sampleRate) }
    }

    /// Takes in the next packet.
    mutating func take(_ packet: PacketTimes) {
        packets += 1
        if packet.isDiscarded { discarded += 1 } else if packet.isHidden { hidden += 1 }
        if let decoding = packet.decoding {
            if let lastDecoding, decoding <= lastDecoding { disorderedTimes += 1 }
            lastDecoding = decoding
        }
        // Times beyond 2^60 ticks are nonsense, and adding them up would overflow.
        guard let time = packet.presentation, time.magnitude < 1 << 60 else {
            missingTimes += 1
            groups.take(isKeyframe: packet.isKeyframe, time: nil)
            return
        }
        let duration = min(max(0, packet.duration), 1 << 59)
        if sampleRate == nil {
            takePicture(packet, time, duration)
        } else if !packet.isDiscarded {
            takeSound(packet, time, duration)
        }
    }

    private mutating func takePicture(_ packet: PacketTimes, _ time: Int64, _ duration: Int64) {
        groups.take(isKeyframe: packet.isKeyframe, time: time)
        guard !packet.isDiscarded, !packet.isHidden else { return }
        if time >= end ?? .min { lastDuration = duration }
        if times.count < 2_000_000 { times.append(time) }
        first = min(first ?? time, time)
        end = max(end ?? time, time)
    }

    private mutating func takeSound(_ packet: PacketTimes, _ time: Int64, _ duration: Int64) {
        if let nextSound, (time - nextSound).magnitude > Self.ticks(0.005, timeBase) { soundGaps += 1 }
        nextSound = duration > 0 ? time + duration : nil
        if first == nil { first = time + samples(packet.skippedAtBegin) }
        let last = max(time, time + duration - samples(packet.skippedAtEnd))
        end = max(end ?? last, last)
    }

    private func samples(_ count: Int) -> Int64 {
        guard let sampleRate, count > 0, let rate = Int32(exactly: sampleRate) else { return 0 }
        return Timestamp(ticks: Int64(count), timeBase: Rational(1, rate)).rescaled(to: timeBase).ticks
    }

    /// What all packets come to; times are counted from `origin`.
    func finish(from origin: Timestamp) -> TrackTiming {
        let gaps = GapStatistics(times, tolerance: Self.ticks(0.001, timeBase))
        let last = lastDuration > 0 ? lastDuration : gaps?.typical ?? 0
        let end = end.map { sampleRate == nil ? $0 + last : $0 }
        return TrackTiming(
            packets: packets, discarded: discarded, hidden: hidden, start: first.map { moment($0, origin) },
            end: end.map { moment($0, origin) }, missingTimes: missingTimes, disorderedTimes: disorderedTimes,
            irregularGaps: sampleRate == nil ? gaps?.irregular ?? 0 : soundGaps,
            frameDurations: gaps.map {
                .init(shortest: length($0.shortest), typical: length($0.typical), longest: length($0.longest))
            }, frameRate: gaps.map(frameRate),
            groups: sampleRate == nil ? groups.finish(end: end).map(groupsOfPictures) : nil)
    }

    /// Pictures a second: what the container says, where the times are so but for the rounding to ticks.
    private func frameRate(_ gaps: GapStatistics) -> Double {
        let span = Double(gaps.sum) * timeBase.value
        if let rate = declaredRate?.value, abs(Double(gaps.count) / rate - span) <= 1.5 * timeBase.value { return rate }
        return Double(gaps.count) / span
    }

    private func groupsOfPictures(_ found: GroupScan.Statistics) -> TrackTiming.GroupsOfPictures {
        .init(
            count: found.count, shortest: length(found.shortest), longest: length(found.longest),
            mean: Seconds(Double(found.sum) * timeBase.value / Double(found.count)), mostFrames: found.mostFrames,
            withLeadingFrames: found.withLeadingFrames)
    }

    private func moment(_ ticks: Int64, _ origin: Timestamp) -> Seconds {
        let moment = Seconds(Timestamp(ticks: ticks, timeBase: timeBase)).microseconds
        return Seconds(microseconds: moment.subtractingReportingOverflow(Seconds(origin).microseconds).partialValue)
    }

    private func length(_ ticks: Int64) -> Seconds { Seconds(Timestamp(ticks: ticks, timeBase: timeBase)) }

    /// A time in ticks, at least one.
    private static func ticks(_ seconds: Double, _ timeBase: Rational) -> Int64 {
        max(1, Int64((seconds / timeBase.value).rounded()))
    }
}
