public import MediaTypes

/// Asks for the facts of a source, and says what they are expected to be.
public struct Probe: Hashable, Sendable, Codable {
    /// What is expected of the source.
    public var expect = Expectations()
    /// Whether all frames are decoded and counted.
    public var countFrames = false

    /// Asks for facts and expects nothing.
    public init() {}
}

/// What a source is expected to be.
///
/// What isn't set may be anything.
public struct Expectations: Hashable, Sendable, Codable {
    /// Whether something has to be there.
    public enum Presence: String, CaseIterable, Hashable, Sendable, Codable {
        /// It has to be there.
        case required
        /// It must not be there.
        case absent
        /// It may be there.
        case optional
    }

    /// What a video stream is expected to be.
    public struct Video: Hashable, Sendable, Codable {
        /// The width of the upright picture in pixels.
        public var width: Int?
        /// The height of the upright picture in pixels.
        public var height: Int?
        /// The codec, by FFmpeg's name.
        public var codec: String?
        /// The least number of frames a second.
        public var minimumFrameRate: Double?
        /// The greatest number of frames a second.
        public var maximumFrameRate: Double?

        /// Expects nothing.
        public init() {}
    }

    /// What the video is expected to be; a source without video fails it.
    public var video: Video?
    /// Whether there has to be sound.
    public var audio = Presence.optional
    /// The least duration in seconds.
    public var minimumDuration: Double?
    /// The greatest duration in seconds.
    public var maximumDuration: Double?

    /// Expects nothing.
    public init() {}

    /// What a source isn't as it should be; empty if it meets the expectations.
    public func failures(of source: MediaInfo) -> [String] {
        videoFailures(source) + audioFailures(source) + durationFailures(source)
    }

    private func videoFailures(_ source: MediaInfo) -> [String] {
        guard let video else { return [] }
        guard let stream = source.firstVideo, let info = stream.video else { return ["it has no video stream"] }
        var failures: [String] = []
        let size = info.uprightResolution
        if let width = video.width, width != size.width {
            failures.append("its width is \(size.width) and not \(width)")
        }
        if let height = video.height, height != size.height {
            failures.append("its height is \(size.height) and not \(height)")
        }
        if let codec = video.codec, codec != stream.codec.rawValue {
            failures.append("its video codec is \(stream.codec) and not \(codec)")
        }
        return failures + rateFailures(video, info.averageFrameRate?.value)
    }

    private func rateFailures(_ video: Video, _ rate: Double?) -> [String] {
        let isTooLow = video.minimumFrameRate.map { (rate ?? 0) < $0 } ?? false
        let isTooHigh = video.maximumFrameRate.map { (rate ?? .infinity) > $0 } ?? false
        guard isTooLow || isTooHigh else { return [] }
        let limit = isTooLow ? "under \(video.minimumFrameRate ?? 0)" : "over \(video.maximumFrameRate ?? 0)"
        return ["its frame rate is \(rate.map { "\($0)" } ?? "not known"), \(limit)"]
    }

    private func audioFailures(_ source: MediaInfo) -> [String] {
        switch (audio, source.firstAudio) {
        case (.required, nil): ["it has no audio stream"]
        case (.absent, .some): ["it has an audio stream and should have none"]
        default: []
        }
    }

    private func durationFailures(_ source: MediaInfo) -> [String] {
        guard minimumDuration != nil || maximumDuration != nil else { return [] }
        guard let duration = source.duration?.value else { return ["its duration is not known"] }
        if let minimumDuration, duration < minimumDuration {
            return ["it lasts \(duration) s, under \(minimumDuration) s"]
        }
        if let maximumDuration, duration > maximumDuration {
            return ["it lasts \(duration) s, over \(maximumDuration) s"]
        }
        return []
    }
}
