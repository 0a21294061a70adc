import FFmpeg
import MediaTypes

/// Chooses the frame that becomes a poster.
struct PosterChoice {
    /// The frame chosen so far.
    private(set) var frame: SharedVideoFrame?
    /// The time of the last frame seen, in seconds.
    private(set) var seconds = 0.0
    private let wanted: Double?
    private let stream: StreamInfo
    private let context: OutputContext
    private var score: FrameScore?
    private var chosenSeconds = 0.0

    /// Chooses the first frame from a time in seconds on, else the last one; without a time, the one that shows most.
    init(from wanted: Double?, _ stream: StreamInfo, _ context: OutputContext) {
        self.wanted = wanted
        self.stream = stream
        self.context = context
    }

    /// What a person should know of the choice.
    var notes: [String] {
        let milliseconds = Int((chosenSeconds * 1000).rounded())
        return ["the frame at \(Double(milliseconds) / 1000) s was taken"]
    }

    /// Looks at the next frame.
    ///
    /// - Returns: whether later frames matter.
    mutating func consider(_ candidate: SharedVideoFrame) throws(MediaError) -> Bool {
        if let ticks = candidate.frame.presentationTicks {
            seconds = context.seconds(of: Timestamp(ticks: ticks, timeBase: stream.timeBase))
        }
        guard let wanted else {
            try takeBetter(candidate)
            return true
        }
        take(candidate)
        return seconds < wanted
    }

    private mutating func takeBetter(_ candidate: SharedVideoFrame) throws(MediaError) {
        do throws(FFmpegError) {
            let new = try FrameScore(candidate.frame)
            guard score.map({ $0 < new }) ?? true else { return }
            score = new
            take(candidate)
        } catch {
            throw MediaError(.unsupported, "the pictures of \(context.sourceName) can't be compared", cause: error)
        }
    }

    private mutating func take(_ candidate: SharedVideoFrame) {
        frame = candidate
        chosenSeconds = seconds
    }
}

extension FrameScore {
    /// Scores a frame of any format.
    init(_ frame: borrowing VideoFrame) throws(FFmpegError) {
        let name = frame.format.rawValue
        let hasPlainLuma = ["yuv420p", "yuv422p", "yuv444p", "yuvj420p", "yuvj422p", "yuvj444p", "nv12", "gray"]
            .contains(name)
        if hasPlainLuma {
            self = Self.score(frame)
        } else {
            let small = Resolution(width: min(192, frame.resolution.width), height: min(108, frame.resolution.height))
            var scaler = try Scaler(like: frame, to: small, format: .gray8, color: ColorTags(range: "tv"))
            self = Self.score(try scaler.scale(frame))
        }
    }

    private static func score(_ frame: borrowing VideoFrame) -> FrameScore {
        let size = frame.resolution
        return frame.withPlane(0) { luma, stride in
            FrameScore(luma: luma, width: size.width, height: size.height, stride: stride)
        }
    }
}
