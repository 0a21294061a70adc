import FFmpeg
import MediaTypes

/// A chain of filters that is made anew when the pictures' size, format or shape changes in the middle of a stream.
struct PictureFilters: ~Copyable {
    /// What reading had come to for the last picture that was put in.
    var summary = ReadSummary()
    private let chain: String
    private let timeBase: Rational
    private var graph: FilterGraph?
    private var kind: Kind?
    private var drained: [SharedVideoFrame] = []

    private struct Kind: Hashable {
        let resolution: Resolution
        let format: PixelFormat
        let aspect: Rational?
    }

    /// Makes a chain; `timeBase` is the length of a tick of the times of what is put in.
    init(_ chain: String, timeBase: Rational) {
        self.chain = chain
        self.timeBase = timeBase
    }

    /// Puts in a picture.
    mutating func push(_ frame: borrowing VideoFrame) throws(FFmpegError) {
        let kind = Kind(resolution: frame.resolution, format: frame.format, aspect: frame.sampleAspectRatio)
        if kind != self.kind {
            try drain(before: frame.presentationTicks)
            let chain = self.kind == nil ? chain : resumedChain
            graph = try FilterGraph(like: frame, timeBase: timeBase, chain: chain)
            self.kind = kind
        }
        try graph?.push(frame)
    }

    /// The chain for pictures in the middle of a stream: what makes the rate constant doesn't begin at the beginning again,
    /// which it would fill with the first of them.
    private var resumedChain: String { chain.replacing(/:start_time=[-0-9.]+/, with: "") }

    /// Says that no picture follows.
    mutating func finish() throws(FFmpegError) { try graph?.finish() }

    /// Takes the next picture; `nil` if there is none now.
    mutating func pull() throws(FFmpegError) -> SharedVideoFrame? {
        drained.isEmpty ? try pullNext() : drained.removeFirst()
    }

    /// Takes out what is still inside before the chain is made anew for a picture at a time, up to which the last is shown.
    private mutating func drain(before ticks: Int64?) throws(FFmpegError) {
        guard graph != nil else { return }
        if let ticks { try graph?.finish(at: ticks) } else { try graph?.finish() }
        while let picture = try pullNext() { drained.append(picture) }
    }

    private mutating func pullNext() throws(FFmpegError) -> SharedVideoFrame? {
        var frame = try VideoFrame()
        guard try graph?.pull(into: &frame) == .output else { return nil }
        return SharedVideoFrame(frame, timeBase: graph?.timeBase ?? timeBase, summary)
    }
}
