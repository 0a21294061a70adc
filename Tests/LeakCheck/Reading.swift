import FFmpeg
import MediaTypes

/// Reads whole files, through everything that is made of their frames, and stops in the middle of others.
struct Reading {
    let media: String

    func run() throws {
        for (name, pictures) in [("clip.mp4", 50), ("silent.webm", 24), ("rotated.mp4", 25)] {
            try require(try decodePictures(name, threads: 1) == pictures, "all pictures of \(name)")
            try require(try decodePictures(name, threads: 3) == pictures, "all pictures of \(name) by three threads")
            try stopInTheMiddle(name)
        }
        for (name, samples) in [("clip.mp4", 90_000), ("tone.wav", 44_100)] {
            try require(try decodeSound(name) >= samples, "all samples of \(name)")
        }
        try cancel()
    }

    private func decodePictures(_ name: String, threads: Int) throws -> Int {
        var demuxer = try Demuxer(path: "\(media)/\(name)")
        guard let stream = demuxer.info.firstVideo else { return 0 }
        demuxer.select([stream.index])
        var decoder = try VideoDecoder(try demuxer.parameters(of: stream.index), threads: threads)
        var packet = try Packet()
        var frame = try VideoFrame()
        var graph: FilterGraph?
        var count = 0
        var isReading = true
        while isReading {
            isReading = try demuxer.read(into: &packet)
            if isReading { try decoder.send(packet) } else { try decoder.finish() }
            while try decoder.receive(into: &frame) == .output {
                if graph == nil {
                    let chain =
                        "blackdetect=d=0,freezedetect=d=0.1,hflip,transpose=clock,scale=w=48:h=64,format=yuv420p"
                    graph = try FilterGraph(like: frame, timeBase: stream.timeBase, chain: chain)
                }
                try scale(frame)
                try graph?.push(frame)
                count += 1
            }
        }
        try graph?.finish()
        var filtered = 0
        while try graph?.pull(into: &frame) == .output { filtered += 1 }
        return min(count, filtered)
    }

    private func scale(_ frame: borrowing VideoFrame) throws {
        let kept = try frame.reference()
        let target = Resolution(width: 40, height: 30)
        var scaler = try Scaler(like: kept, to: target, format: .rgb24, color: ColorTags(range: "pc"))
        try require(try scaler.scale(kept).resolution == target, "a scaled picture")
    }

    private func decodeSound(_ name: String) throws -> Int {
        var demuxer = try Demuxer(path: "\(media)/\(name)")
        guard let stream = demuxer.info.firstAudio, let audio = stream.audio else { return 0 }
        let target = AudioFormat(sampleFormat: .floatPlanar, sampleRate: audio.sampleRate, layout: .surround51)
        var decoder = try AudioDecoder(try demuxer.parameters(of: stream.index))
        var queue = try AudioFIFO(target)
        var packet = try Packet()
        var frame = try AudioFrame()
        var resampler: Resampler?
        var graph: AudioFilterGraph?
        while try demuxer.read(into: &packet) {
            guard packet.streamIndex == stream.index else { continue }
            try decoder.send(try packet.reference())
            while try decoder.receive(into: &frame) == .output {
                if graph == nil { graph = try Self.meters(of: frame.format, timeBase: stream.timeBase) }
                try graph?.push(frame)
                if resampler == nil { resampler = try Resampler(from: frame.format, to: target) }
                if let converted = try resampler?.convert(frame) { try queue.write(converted) }
            }
        }
        try graph?.finish()
        var loudness: Double?
        while try graph?.pull(into: &frame) == .output { loudness = frame.number("lavfi.r128.I") ?? loudness }
        try require(loudness.map { $0 > -70 } ?? false, "the loudness of \(name)")
        var count = 0
        while queue.count > 0 { count += try queue.read(1_000).sampleCount }
        return count
    }

    private static func meters(of format: AudioFormat, timeBase: Rational) throws -> AudioFilterGraph {
        try AudioFilterGraph(
            format: format, timeBase: timeBase,
            chain: "silencedetect,ebur128=metadata=1:peak=true,aformat=sample_fmts=dbl")
    }

    /// Drops a demuxer, a decoder and a graph with everything still inside them.
    private func stopInTheMiddle(_ name: String) throws {
        var demuxer = try Demuxer(path: "\(media)/\(name)")
        var decoder = try VideoDecoder(try demuxer.parameters(of: 0), threads: 2)
        var packet = try Packet()
        var frame = try VideoFrame()
        while try demuxer.read(into: &packet) {
            if packet.streamIndex == 0 { try decoder.send(packet) }
            if try decoder.receive(into: &frame) == .output { break }
        }
        var graph = try FilterGraph(like: frame, timeBase: Rational(1, 25), chain: "fps=50")
        try graph.push(frame)
    }

    private func cancel() throws {
        let token = CancellationToken()
        var demuxer = try Demuxer(path: "\(media)/clip.mp4", cancellation: token)
        var packet = try Packet()
        try require(try demuxer.read(into: &packet), "a first packet")
        token.cancel()
        do throws(FFmpegError) {
            _ = try demuxer.read(into: &packet)
        } catch {
            return try require(error.reason == .cancelled, "cancelled reading")
        }
        throw Surprise(what: "reading went on though it was cancelled")
    }
}
