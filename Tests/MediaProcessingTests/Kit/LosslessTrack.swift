import FFmpeg
import Foundation
import MediaTypes
import Testing

@testable import MediaProcessing

/// The pictures that a transcode would give to its encoder, in a file of a codec that loses nothing.
enum LosslessTrack {
    /// Makes the file, and returns its path.
    static func made(_ transcode: Transcode, of media: Media, in scratch: Scratch) throws -> String {
        let path = scratch.url.appending(path: "\(UUID().uuidString).mkv").path
        var demuxer = try Demuxer(path: media.path)
        let stream = try #require(demuxer.info.firstVideo)
        let work = try #require(PictureWork(transcode, of: stream, origin: Timestamp(ticks: 0, timeBase: stream.timeBase)))
        var settings = VideoEncoderSettings(
            encoder: "ffv1", resolution: work.plan.resolution, format: work.plan.format,
            timeBase: work.timing.timeBase)
        settings.color = work.plan.color
        var muxer = try Muxer(path: path, format: "matroska")
        var track = try PictureTrack(settings, work, CancellationToken(), &muxer)
        try muxer.writeHeader()
        var decoder = try VideoDecoder(demuxer.parameters(of: stream.index), threads: 1)
        var packet = try Packet()
        while try demuxer.read(into: &packet) {
            guard packet.streamIndex == stream.index else { continue }
            try decoder.send(packet)
            try encode(&decoder, &track, &muxer)
        }
        try decoder.finish()
        try encode(&decoder, &track, &muxer)
        try track.finish(&muxer)
        try muxer.finish()
        return path
    }

    private static func encode(_ decoder: inout VideoDecoder, _ track: inout PictureTrack, _ muxer: inout Muxer) throws {
        var frame = try VideoFrame()
        while try decoder.receive(into: &frame) == .output {
            try track.encode(SharedVideoFrame(try frame.reference()), to: &muxer)
        }
    }
}
