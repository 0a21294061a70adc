import FFmpeg
import MediaTypes

extension MediaInfo {
    /// How many packets are read for the first picture, at most.
    private static let patience = 200

    /// Adds what the first picture tells of the light of high dynamic range, where the container tells nothing of it.
    ///
    /// Encoders tell it in the bitstream, and few containers repeat it. What can't be decoded tells nothing.
    mutating func addLight(of pass: MediaPass, _ cancellation: CancellationToken) {
        guard let place = streams.firstIndex(where: { $0.index == firstVideo?.index }),
            let video = streams[place].video,
            video.color.isHighDynamicRange, video.masteringDisplay == nil || video.contentLight == nil,
            Self.tellsLight(streams[place].codec), streams[place].isEncrypted != true
        else { return }
        guard let picture = try? Self.firstPicture(of: streams[place], in: pass, cancellation) else { return }
        streams[place].video?.masteringDisplay = video.masteringDisplay ?? picture.masteringDisplay
        streams[place].video?.contentLight = video.contentLight ?? picture.contentLight
    }

    private static func tellsLight(_ codec: CodecID) -> Bool { codec == .hevc || codec == .h264 || codec == .av1 }

    private static func firstPicture(
        of stream: StreamInfo, in pass: MediaPass, _ cancellation: CancellationToken
    ) throws(FFmpegError) -> VideoFrame {
        var options = DemuxerOptions()
        options.analyzes = false
        options.maxStreams = pass.limits.streams
        var demuxer = try Demuxer(path: pass.source, options: options, cancellation: cancellation)
        demuxer.select([stream.index])
        var decoder = try VideoDecoder(
            demuxer.parameters(of: stream.index), threads: 1, maxPixels: pass.limits.pixels)
        var packet = try Packet()
        var picture = try VideoFrame()
        var count = 0
        while count < Self.patience, try demuxer.read(into: &packet) {
            count += 1
            guard packet.streamIndex == stream.index else { continue }
            try decoder.send(packet)
            if try decoder.receive(into: &picture) == .output { return picture }
        }
        try decoder.finish()
        _ = try decoder.receive(into: &picture)
        return picture
    }
}
