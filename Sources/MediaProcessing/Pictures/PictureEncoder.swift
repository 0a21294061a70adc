import FFmpeg
import MediaTypes
import Wording

/// Encodes filtered pictures, each at its time.
struct PictureEncoder: ~Copyable {
    /// How many pictures were encoded.
    private(set) var frames = 0
    /// The time of the last of them in seconds.
    private(set) var seconds = 0.0
    private(set) var encoder: VideoEncoder
    private let plan: PicturePlan
    private var clock: PictureClock
    private let timing: PictureTiming
    private var waiting: VideoFrame?
    private var durations: [Int64: Int64] = [:]
    private var conforming: PictureFilters?

    init(_ settings: VideoEncoderSettings, _ plan: PicturePlan, _ timing: PictureTiming) throws(FFmpegError) {
        encoder = try VideoEncoder(settings)
        self.plan = plan
        clock = PictureClock(timing)
        self.timing = timing
    }

    /// Whether all of the part that is made is there.
    var isComplete: Bool { clock.isComplete }

    /// What a person should know of what was encoded.
    var notes: [String] { plan.notes }

    /// What of the source isn't in what was encoded.
    var losses: [String] {
        guard clock.dropped > 0 else { return [] }
        let words = clock.dropped == 1 ? "had no time of its own and was" : "had no time of their own and were"
        return ["\(Words.count(clock.dropped, "picture")) \(words) left out"]
    }

    /// What a first pass found out, once it has finished.
    var statistics: String? { encoder.statistics }

    /// Takes in a picture whose times are in ticks of `timeBase`; what is ready goes to `sink`.
    mutating func encode(
        _ frame: borrowing VideoFrame, _ timeBase: Rational,
        _ sink: (inout Packet) throws(FFmpegError) -> Void
    ) throws(FFmpegError) {
        if frame.resolution == plan.resolution, frame.format == plan.format {
            try place(try frame.reference(), timeBase, sink)
        } else {
            try conform(frame, timeBase)
            try placeConformed(timeBase, sink)
        }
    }

    /// Encodes what is left; it goes to `sink`.
    mutating func finish(_ sink: (inout Packet) throws(FFmpegError) -> Void) throws(FFmpegError) {
        try conforming?.finish()
        try placeConformed(timing.timeBase, sink)
        if let place = clock.finish(), let last = waiting.take() { try send(last, place, sink) }
        try encoder.finish()
        try receive(sink)
    }

    // MARK: Pictures unlike the others

    /// Brings a picture to the size and format of the others: a stream's may change in its middle.
    private mutating func conform(_ frame: borrowing VideoFrame, _ timeBase: Rational) throws(FFmpegError) {
        if conforming == nil { conforming = PictureFilters(plan.conforming, timeBase: timeBase) }
        try conforming?.push(frame)
    }

    private mutating func placeConformed(
        _ timeBase: Rational, _ sink: (inout Packet) throws(FFmpegError) -> Void
    ) throws(FFmpegError) {
        while let picture = try conforming?.pull() { try place(try picture.frame.reference(), timeBase, sink) }
    }

    // MARK: Times

    private mutating func place(
        _ frame: consuming VideoFrame, _ timeBase: Rational, _ sink: (inout Packet) throws(FFmpegError) -> Void
    ) throws(FFmpegError) {
        let time = frame.presentationTicks.map { Timestamp(ticks: $0, timeBase: timeBase) }
        // Filters that change the time base leave lengths in the old one.
        let keepsTimes = timing.rate == nil && timeBase == timing.timeBase
        switch clock.take(time, duration: keepsTimes ? frame.durationTicks : 0) {
        case .drops: break
        case .replaces: waiting = consume frame
        case .waits(let place):
            let shown = waiting.take()
            waiting = consume frame
            if let place, let shown { try send(shown, place, sink) }
        }
    }

    private mutating func send(
        _ frame: consuming VideoFrame, _ place: PictureClock.Place, _ sink: (inout Packet) throws(FFmpegError) -> Void
    ) throws(FFmpegError) {
        durations[place.ticks] = place.duration
        seconds = Timestamp(ticks: place.ticks, timeBase: timing.timeBase).seconds
        frame.setPresentation(ticks: place.ticks)
        frame.setDuration(ticks: place.duration)
        frame.clearPictureType()
        frame.setColor(plan.color)
        try encoder.send(frame)
        frames += 1
        try receive(sink)
    }

    private mutating func receive(_ sink: (inout Packet) throws(FFmpegError) -> Void) throws(FFmpegError) {
        var packet = try Packet()
        while try encoder.receive(into: &packet) == .output {
            if let ticks = packet.presentationTicks, let duration = durations.removeValue(forKey: ticks) {
                packet.setDuration(ticks: duration)
            }
            try sink(&packet)
        }
    }
}
