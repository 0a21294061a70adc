import FFmpeg
import MediaTypes

/// Looks at decoded pictures one by one, through FFmpeg's `blackdetect` and `freezedetect`.
struct PictureInspector: ~Copyable {
    private var graph: FilterGraph?
    private var shape: (resolution: Resolution, format: PixelFormat)?
    private let timeBase: Rational
    /// The beginning of the source in seconds.
    private let origin: Double
    private var found = PictureInspection()
    private var black = StretchMeter(minimum: DetectionLimits.black)
    private var frozen = StretchMeter()
    private var last: (start: Double, end: Double)?

    init(timeBase: Rational, origin: Timestamp) {
        self.timeBase = timeBase
        self.origin = origin.seconds
    }

    /// Looks at the next picture.
    mutating func take(_ frame: borrowing VideoFrame) throws(FFmpegError) {
        found.decoded += 1
        if frame.isInterlaced { found.interlaced += 1 }
        let start = moment(frame.presentationTicks)
        if frame.isDamaged {
            found.damaged += 1
            if found.firstDamaged == nil { found.firstDamaged = start.map { Seconds($0) } }
        }
        if let start { last = (start, start + Double(frame.durationTicks) * timeBase.value) }
        if shape.map({ $0 == (frame.resolution, frame.format) }) != true { try begin(like: frame) }
        try graph?.push(frame)
        try takeResults()
    }

    /// What was found on all pictures.
    mutating func finish() throws(FFmpegError) -> PictureInspection {
        try graph?.finish()
        try takeResults()
        if let last {
            black.end(at: last.start)
            frozen.end(at: last.end)
        }
        found.black = black.stretches
        found.frozen = frozen.stretches
        return found
    }

    /// Pictures of another size or format need other filters; what they look like is then another picture.
    private mutating func begin(like frame: borrowing VideoFrame) throws(FFmpegError) {
        if let start = moment(frame.presentationTicks) { frozen.end(at: start) }
        shape = (frame.resolution, frame.format)
        graph = try FilterGraph(like: frame, timeBase: timeBase, chain: DetectionLimits.pictureChain)
    }

    private mutating func takeResults() throws(FFmpegError) {
        var frame = try VideoFrame()
        while try graph?.pull(into: &frame) == .output {
            guard let moment = moment(frame.presentationTicks) else { continue }
            if frame.number("lavfi.black_start") != nil { black.begin(at: moment) }
            if frame.number("lavfi.black_end") != nil { black.end(at: moment) }
            if let start = frame.number("lavfi.freezedetect.freeze_start") { frozen.begin(at: start - origin) }
            if frame.number("lavfi.freezedetect.freeze_end") != nil { frozen.end(at: moment) }
        }
    }

    private func moment(_ ticks: Int64?) -> Double? {
        guard let ticks else { return nil }
        return Double(ticks) * timeBase.value - origin
    }
}
