import FFmpeg
import MediaTypes

/// A picture that was decoded: its time, and its samples without padding.
struct Picture: Equatable {
    let ticks: Int64?
    let bytes: [UInt8]
}

extension VideoFrame {
    /// The samples without padding, a plane after the other, as `ffmpeg -f rawvideo` writes them.
    ///
    /// Knows planar YUV 4:2:0, grey, and RGB in one plane or three, of 8 bits.
    borrowing func packed() -> [UInt8] {
        let size = resolution
        let half = Resolution(width: (size.width + 1) / 2, height: (size.height + 1) / 2)
        switch format {
        case .yuv420p:
            return packed(0, size) + packed(1, half) + packed(2, half)
        case .gbrp: return packed(0, size) + packed(1, size) + packed(2, size)
        case .rgb24: return packed(0, Resolution(width: size.width * 3, height: size.height))
        case .gray8: return packed(0, size)
        default: return []
        }
    }

    private borrowing func packed(_ plane: Int, _ size: Resolution) -> [UInt8] {
        withPlane(plane) { samples, stride in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(size.pixelCount)
            for row in 0..<size.height {
                for column in 0..<size.width { bytes.append(samples[row * stride + column]) }
            }
            return bytes
        }
    }
}

/// Reading a file to its end.
enum Decoded {
    /// Every picture of the first video.
    static func pictures(of path: String, threads: Int = 1) throws -> [Picture] {
        var demuxer = try Demuxer(path: path)
        guard let stream = demuxer.info.firstVideo else { return [] }
        var decoder = try VideoDecoder(try demuxer.parameters(of: stream.index), threads: threads)
        var pictures: [Picture] = []
        var packet = try Packet()
        var frame = try VideoFrame()
        while try demuxer.read(into: &packet) {
            guard packet.streamIndex == stream.index else { continue }
            try decoder.send(packet)
            while try decoder.receive(into: &frame) == .output {
                pictures.append(Picture(ticks: frame.presentationTicks, bytes: frame.packed()))
            }
        }
        try decoder.finish()
        while try decoder.receive(into: &frame) == .output {
            pictures.append(Picture(ticks: frame.presentationTicks, bytes: frame.packed()))
        }
        return pictures
    }

    /// Every sample of the first sound's first channel, made 32-bit float at a rate of `sampleRate`.
    static func samples(of path: String, sampleRate: Int) throws -> [Float] {
        var demuxer = try Demuxer(path: path)
        guard let stream = demuxer.info.firstAudio, let audio = stream.audio else { return [] }
        var decoder = try AudioDecoder(try demuxer.parameters(of: stream.index))
        let target = AudioFormat(sampleFormat: .floatPlanar, sampleRate: sampleRate, layout: audio.layout)
        var resampler: Resampler?
        var samples: [Float] = []
        var packet = try Packet()
        var frame = try AudioFrame()
        var isReading = true
        while isReading {
            isReading = try demuxer.read(into: &packet)
            if isReading, packet.streamIndex != stream.index { continue }
            if isReading { try decoder.send(packet) } else { try decoder.finish() }
            while try decoder.receive(into: &frame) == .output {
                if resampler == nil { resampler = try Resampler(from: frame.format, to: target) }
                guard var converted = try resampler?.convert(frame) else { continue }
                samples += converted.channel(0)
            }
        }
        guard var rest = try resampler?.drain() else { return samples }
        return samples + rest.channel(0)
    }
}
