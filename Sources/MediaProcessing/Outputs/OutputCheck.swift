import FFmpeg
import MediaTypes

/// Opens a file that was written, decodes all of it, and compares with what went in.
struct OutputCheck: Sendable {
    /// The file.
    let path: String
    /// What it is called.
    let name: String
    /// How many pictures went in; `nil` if there is no video.
    let frames: Int?
    /// How much sound went in, in seconds; `nil` if none was counted.
    let audioSeconds: Double?
    /// The size of the pictures that went in.
    let resolution: Resolution?
    /// Whether the index has to come first.
    let needsIndexFirst: Bool

    /// How far the sound of a file may differ in length from what went in: encoders fill up their last packet, which is
    /// long where the rate is low.
    private static func soundTolerance(_ rate: Int) -> Double { max(0.1, 2_304 / Double(max(1, rate))) }

    /// Checks the file.
    ///
    /// - Throws: ``MediaError`` whose reason is `damagedOutput` if the file isn't what went in.
    func run(_ cancellation: CancellationToken) throws(MediaError) -> PassOutcome.File {
        let counted: (info: MediaInfo, frames: Int, samples: Int)
        do throws(FFmpegError) {
            counted = try Self.decode(path, cancellation)
        } catch {
            guard error.reason != .cancelled else { throw MediaError(.cancelled, "\(name): cancelled") }
            throw MediaError(.damagedOutput, "\(name) was written but can't be decoded whole", cause: error)
        }
        let problems = problems(counted.info, counted.frames, counted.samples)
        guard problems.isEmpty else {
            throw MediaError(.damagedOutput, "\(name) was written but " + problems.joined(separator: "; "))
        }
        var file = PassOutcome.File(name: name, path: path, media: counted.info)
        file.videoFrames = frames == nil ? nil : counted.frames
        file.audioSamples = counted.info.firstAudio == nil ? nil : counted.samples
        return file
    }

    private func problems(_ info: MediaInfo, _ decoded: Int, _ samples: Int) -> [String] {
        var problems: [String] = []
        if let frames, decoded != frames { problems.append("\(decoded) pictures can be decoded and not \(frames)") }
        if let resolution, let size = info.firstVideo?.video?.resolution, size != resolution {
            problems.append("its size is \(size) and not \(resolution)")
        }
        if needsIndexFirst, info.moovFirst != true { problems.append("its index doesn't come first") }
        let rate = info.firstAudio?.audio?.sampleRate ?? 0
        if let audioSeconds {
            let seconds = rate > 0 ? Double(samples) / Double(rate) : 0
            if abs(seconds - audioSeconds) > Self.soundTolerance(rate) {
                problems.append("it has \(seconds) s of sound and not \(audioSeconds) s")
            }
        } else if frames == nil, samples == 0 {
            problems.append("no sound can be decoded")
        }
        return problems
    }

    private static func decode(
        _ path: String, _ cancellation: CancellationToken
    ) throws(FFmpegError) -> (MediaInfo, frames: Int, samples: Int) {
        var demuxer = try Demuxer(path: path, cancellation: cancellation)
        let info = demuxer.info
        var pictures = try info.firstVideo.map { stream throws(FFmpegError) in
            try VideoDecoder(demuxer.parameters(of: stream.index), threads: 2, damage: .refused)
        }
        var sound = try info.firstAudio.map { stream throws(FFmpegError) in
            try AudioDecoder(demuxer.parameters(of: stream.index), damage: .refused)
        }
        var frames = 0
        var samples = 0
        var packet = try Packet()
        while try demuxer.read(into: &packet) {
            if packet.streamIndex == info.firstVideo?.index { try pictures?.send(packet) }
            if packet.streamIndex == info.firstAudio?.index { try sound?.send(packet) }
            frames += try pictures?.countReady() ?? 0
            samples += try sound?.countReady() ?? 0
        }
        try pictures?.finish()
        try sound?.finish()
        frames += try pictures?.countReady() ?? 0
        samples += try sound?.countReady() ?? 0
        return (info, frames, samples)
    }
}

extension VideoDecoder {
    /// Takes all pictures that are ready, and counts them.
    ///
    /// Throws if one of them is damaged.
    fileprivate mutating func countReady() throws(FFmpegError) -> Int {
        var frame = try VideoFrame()
        var count = 0
        while try receive(into: &frame) == .output {
            guard !frame.isDamaged else {
                throw FFmpegError(.invalidData, function: "avcodec_receive_frame", text: "a picture is damaged")
            }
            count += 1
        }
        return count
    }
}

extension AudioDecoder {
    /// Takes all sound that is ready, and counts its samples a channel.
    fileprivate mutating func countReady() throws(FFmpegError) -> Int {
        var frame = try AudioFrame()
        var count = 0
        while try receive(into: &frame) == .output { count += frame.sampleCount }
        return count
    }
}
