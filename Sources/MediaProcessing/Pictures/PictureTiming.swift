import MediaTypes

/// When pictures are shown in what is made: counted from the beginning of the part that is made, each at its own time or
/// all in equal steps.
///
/// A pure function of the source's facts and of the settings.
struct PictureTiming: Hashable, Sendable {
    /// The length of a tick of the times of what is made.
    let timeBase: Rational
    /// The constant number of pictures a second; `nil` if each keeps its time.
    let rate: Rational?
    /// The filter that makes the rate constant.
    let filter: String?
    /// The time, in ticks of ``timeBase``, that filtered pictures have at the beginning of what is made.
    let start: Int64
    /// The tick at which what is made ends; `nil` for the source's end.
    let end: Int64?
    /// How long a picture is shown that doesn't say it.
    let usualDuration: Int64

    /// Times for a source.
    ///
    /// - Parameters:
    ///   - stream: the source's pictures.
    ///   - settings: what is asked for.
    ///   - origin: the moment in the source from which all is counted.
    ///   - trim: the part that is made.
    init(_ stream: StreamInfo, for settings: Transcode.Video, origin: Timestamp, trim: Trim) {
        let average = stream.video?.averageFrameRate
        rate = Self.constantRate(settings, average)
        let base = rate?.reciprocal ?? stream.timeBase
        timeBase = base
        let begin = Seconds(origin) + trim.start
        end = trim.duration.map { Self.ticks($0, base) }
        usualDuration = rate == nil ? max(1, Self.ticks(Seconds(1 / (average?.value ?? 25)), base)) : 1
        guard let rate else {
            filter = nil
            start = Self.ticks(begin, base)
            return
        }
        let missing = max(0, Self.ticks(Seconds(microseconds: Self.lateness(stream, begin)), base))
        let first = begin + Seconds(Timestamp(ticks: missing, timeBase: base))
        filter = "fps=fps=\(rate):start_time=\(first):round=near"
        start = Self.ticks(first, base).subtractingClamped(missing)
    }

    /// By how many microseconds the pictures begin later than what is made.
    private static func lateness(_ stream: StreamInfo, _ begin: Seconds) -> Int64 {
        stream.start.map { max(0, ($0 - begin).microseconds) } ?? 0
    }

    private static func ticks(_ moment: Seconds, _ base: Rational) -> Int64 {
        moment.timestamp.rescaled(to: base).ticks
    }

    /// The rate that is asked for; or, where the source has more than the most, the largest part of the source's rate
    /// that is no more than that: of 50 pictures a second every second one is kept, and not 30.
    private static func constantRate(_ settings: Transcode.Video, _ average: Rational?) -> Rational? {
        let asked = settings.frameRate
        guard let most = settings.maxFrameRate, let rate = asked ?? average, rate.value > most * 1.001 else {
            return asked
        }
        let parts = Int32(clamping: Int((rate.value / most / 1.001).rounded(.up)))
        let (denominator, isTooLarge) = rate.denominator.multipliedReportingOverflow(by: max(2, parts))
        return isTooLarge ? asked : Rational(rate.numerator, denominator)
    }
}
