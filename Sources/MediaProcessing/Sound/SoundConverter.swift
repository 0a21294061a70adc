import FFmpeg
import MediaTypes
import Wording

/// Makes of the decoded sound of a source one unbroken sound of one format: gaps become silence, and what lies outside the
/// part that is wanted is left out, to the sample.
struct SoundConverter: ~Copyable {
    /// The format of what comes out.
    let format: AudioFormat
    /// What a person should know.
    private(set) var notes: [String] = []
    private let timeBase: Rational
    private let origin: Double
    /// Where the wanted part ends, in samples; `nil` for the end of the sound.
    private let end: Int64?
    private let padsStart: Bool
    private var queue: SoundQueue
    /// Where the first sample of the queue belongs, in samples; `nil` before the first.
    private(set) var front: Int64?
    private var clock = SoundClock()
    private var resampler: Resampler?
    private var source: AudioFormat?
    /// Whether the resampler, if one is needed, can take sound: one that was drained can't.
    private var isFresh = false
    /// How many samples a channel the resampler was given.
    private var given = 0
    /// How many came out of it.
    private var converted = 0

    /// The longest gap that is filled, in seconds.
    private static let longestGap: Int64 = 600

    /// Makes a converter.
    ///
    /// - Parameters:
    ///   - work: what is made of the sound.
    ///   - format: the format of what comes out.
    /// - Throws: ``FFmpegError`` if there is no memory.
    init(_ work: SoundWork, to format: AudioFormat) throws(FFmpegError) {
        self.format = format
        timeBase = work.source.timeBase
        origin = work.start.seconds
        let tick = Rational(1, Int32(clamping: format.sampleRate))
        end = work.length.map { $0.timestamp.rescaled(to: tick).ticks }
        padsStart = work.padsStart
        queue = try SoundQueue(format)
    }

    /// How many samples a channel are ready.
    var count: Int {
        guard let end, let front else { return queue.count }
        return Int(max(0, min(Int64(queue.count), end - front)))
    }

    /// When the sound that was taken in last ends, in seconds.
    var seconds: Double { clock.expected ?? 0 }

    /// Takes in sound.
    mutating func take(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        let format = frame.format
        let start = frame.presentationTicks.map { Double($0) * timeBase.value - origin }
        let isGap = clock.take(start: start, length: Double(frame.sampleCount) / Double(max(1, format.sampleRate)))
        try place(start, isGap)
        if format != source || !isFresh { try change(to: format) }
        guard resampler != nil else { return try put(frame) }
        given += frame.sampleCount
        if let result = try resampler?.convert(frame) {
            converted += result.sampleCount
            try put(result)
        }
    }

    /// Says that no sound follows.
    mutating func finish() throws(FFmpegError) { try drain() }

    /// Takes out this many samples a channel, or all that are ready if those are fewer, with their place as their time.
    mutating func read(_ wanted: Int) throws(FFmpegError) -> AudioFrame {
        var frame = try queue.read(min(wanted, count))
        let place = front ?? 0
        frame.setPresentation(ticks: place)
        front = place + Int64(frame.sampleCount)
        return frame
    }

    // MARK: Places

    private func samples(_ seconds: Double) -> Int64 {
        Int64(clamping: Int((seconds * Double(format.sampleRate)).rounded().clamped(to: -1e15...1e15)))
    }

    private mutating func place(_ start: Double?, _ isGap: Bool) throws(FFmpegError) {
        let place = samples(start ?? 0)
        if front == nil {
            front = padsStart ? min(0, place) : place
            try fill(to: place)
        } else if isGap {
            try drain()
            try fill(to: place)
        }
    }

    /// Puts in silence up to a place.
    private mutating func fill(to place: Int64) throws(FFmpegError) {
        let missing = max(0, place - (front ?? 0) - Int64(queue.count))
        let most = Self.longestGap * Int64(format.sampleRate)
        if missing > most { noteGap(missing) }
        let rest = end.map { max(0, $0 - (front ?? 0) - Int64(queue.count)) } ?? most
        queue.writeSilence(Int(min(missing, most, rest)))
        discardEarly()
    }

    /// A file may say that its sound goes on after years.
    private mutating func noteGap(_ samples: Int64) {
        let seconds = Words.decimals(Double(samples) / Double(format.sampleRate), 1)
        notes.append("a gap of \(seconds) s in the sound was made \(Self.longestGap) s: what follows comes earlier")
    }

    /// Whether all of the part that is wanted is there: what is taken in now is behind its end.
    var isComplete: Bool { end.map { (front ?? 0) + Int64(queue.count) >= $0 } ?? false }

    private mutating func put(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        guard !isComplete else { return }
        try queue.write(frame)
        discardEarly()
    }

    /// Leaves out what is before the beginning.
    private mutating func discardEarly() {
        guard let place = front, place < 0 else { return }
        let early = min(Int64(queue.count), -place)
        queue.discard(Int(early))
        front = place + early
    }

    // MARK: Formats

    private mutating func change(to format: AudioFormat) throws(FFmpegError) {
        try drain()
        if let source, source.sampleRate != format.sampleRate || source.layout != format.layout { note(format, source) }
        source = format
        isFresh = true
        given = 0
        converted = 0
        resampler = format == self.format ? nil : try Self.resampler(from: format, to: self.format)
    }

    private static func resampler(
        from source: AudioFormat, to target: AudioFormat
    ) throws(FFmpegError) -> Resampler {
        guard source.layout != target.layout || source.sampleRate != target.sampleRate else {
            return try Resampler(from: source, to: target)
        }
        let isMixed = source.layout.channels != target.layout.channels
        let matrix = isMixed ? SoundPlan.matrix(from: source.layout, to: target.layout) : .same(source.layout.channels)
        guard let matrix else {
            throw FFmpegError(
                .unsupported, function: "swr_set_matrix",
                text: "how the channels '\(source.layout)' are mixed to \(target.layout) isn't known")
        }
        return try Resampler(from: source, to: target, matrix: matrix.rows)
    }

    private mutating func note(_ next: AudioFormat, _ last: AudioFormat) {
        guard notes.count < 3 else { return }
        notes.append(
            "the sound goes on with \(next.sampleRate) Hz \(next.layout) after \(last.sampleRate) Hz \(last.layout): "
                + "all of it has \(format.sampleRate) Hz \(format.layout)")
    }

    private mutating func drain() throws(FFmpegError) {
        guard let source, resampler != nil else { return }
        if source.sampleRate != format.sampleRate, given < Self.fewSamples {
            try drainFew(source)
        } else if let rest = try resampler?.drain() {
            try put(rest)
        }
        resampler = nil
        isFresh = false
    }

    /// So few samples don't fill the resampler's filter, and none would come out.
    private static let fewSamples = 1024

    /// Pushes a few samples through the filter with silence behind them, and takes as many as they stand for.
    private mutating func drainFew(_ source: AudioFormat) throws(FFmpegError) {
        var silence = try AudioFrame(sampleCount: Self.fewSamples, source)
        silence.silence()
        var results = try AudioFIFO(format)
        if let first = try resampler?.convert(silence) { try results.write(first) }
        if let rest = try resampler?.drain() { try results.write(rest) }
        let samples = (Double(given) * Double(format.sampleRate) / Double(source.sampleRate)).rounded(.up)
        try put(try results.read(max(0, Int(samples) - converted)))
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        isNaN ? 0 : Swift.min(range.upperBound, Swift.max(range.lowerBound, self))
    }
}
