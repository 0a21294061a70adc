import FFmpeg
import Foundation
import MediaTypes
import Testing

@testable import MediaProcessing

/// The pictures of a transcode without the pass around them: decoded here, and encoded as it would or without loss.
struct PictureHarness {
    private let transcode: Transcode

    init(_ transcode: Transcode) { self.transcode = transcode }

    /// Makes a Matroska file as the transcode would encode it, and returns its path; `change` says more of the source than
    /// it says itself.
    func made(of media: Media, in scratch: Scratch, _ change: (inout VideoInfo) -> Void = { _ in }) throws -> String {
        try made(of: media, in: scratch, change) { $0.encoderSettings }
    }

    /// Makes a Matroska file of what the transcode would give to its encoder, and returns its path.
    func madeWithoutLoss(of media: Media, in scratch: Scratch) throws -> String {
        try made(of: media, in: scratch, { _ in }) { work in
            var settings = VideoEncoderSettings(
                encoder: "ffv1", resolution: work.plan.resolution, format: work.plan.format,
                timeBase: work.timing.timeBase)
            settings.color = work.plan.color
            return settings
        }
    }

    private func made(
        of media: Media, in scratch: Scratch, _ change: (inout VideoInfo) -> Void,
        _ settings: (PictureWork) -> VideoEncoderSettings
    ) throws -> String {
        let work = try work(of: media, change)
        return try written(
            work, settings(work), media, to: scratch.url.appending(path: "\(UUID().uuidString).mkv").path)
    }

    private func work(of media: Media, _ change: (inout VideoInfo) -> Void = { _ in }) throws -> PictureWork {
        var stream = try #require(try Demuxer(path: media.path).info.firstVideo)
        if var video = stream.video {
            change(&video)
            stream.video = video
        }
        return try #require(
            PictureWork(transcode, of: stream, origin: Timestamp(ticks: 0, timeBase: stream.timeBase)))
    }

    private func written(
        _ work: PictureWork, _ settings: VideoEncoderSettings, _ media: Media, to path: String
    ) throws -> String {
        var muxer = try Muxer(path: path, format: "matroska")
        var track = try PictureTrack(settings, work, CancellationToken(), &muxer)
        try muxer.writeHeader()
        var filters = PictureFilters(
            work.plan.filters.isEmpty ? "null" : work.plan.filters, timeBase: work.stream.timeBase)
        try decode(media) { frame throws(FFmpegError) in
            try filters.push(frame)
            while let picture = try filters.pull() { try track.encode(picture, to: &muxer) }
        }
        try filters.finish()
        while let picture = try filters.pull() { try track.encode(picture, to: &muxer) }
        try track.finish(&muxer)
        try muxer.finish()
        return path
    }

    private func decode(_ media: Media, _ take: (borrowing VideoFrame) throws(FFmpegError) -> Void) throws {
        var demuxer = try Demuxer(path: media.path)
        let stream = try #require(demuxer.info.firstVideo)
        var decoder = try VideoDecoder(demuxer.parameters(of: stream.index), threads: 1)
        var packet = try Packet()
        var frame = try VideoFrame()
        while try demuxer.read(into: &packet) {
            guard packet.streamIndex == stream.index else { continue }
            try decoder.send(packet)
            while try decoder.receive(into: &frame) == .output { try take(frame) }
        }
        try decoder.finish()
        while try decoder.receive(into: &frame) == .output { try take(frame) }
    }
}
