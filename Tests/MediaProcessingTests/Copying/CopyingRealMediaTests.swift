import FFmpeg
import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Copying other people's clips", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct CopyingRealMediaTests {
    private static let clips = (SharedMedia.real + SharedMedia.awkward).filter { $0.name != SharedMedia.longest }

    @Test(
        "what can be copied is the same byte for byte and decodes, and what can't is one sentence",
        arguments: clips)
    func always(clip: Media) throws {
        let scratch = try Scratch()
        let transcode = Transcode.copying(.mkv, .h264, .aac, .always)
        let result = Result { () throws(MediaError) in
            try MediaPass.Work.transcode(transcode).run(on: clip, in: scratch.path)
        }
        guard case .success(let outcome) = result else {
            let error = try #require(result.error)
            #expect([.unsupported, .unreadable, .noSuchStream].contains(error.reason), "\(error)")
            return
        }
        try judge(outcome, clip)
    }

    @Test("a copy in MP4 is the same byte for byte", arguments: clips.filter { $0.name.hasSuffix(".mp4") })
    func remuxed(clip: Media) throws {
        let scratch = try Scratch()
        let codec = try ProbeReport.of(clip.path).video?.codec_name.flatMap(Transcode.VideoCodec.init) ?? .h264
        let result = Result { () throws(MediaError) in
            try MediaPass.Work.transcode(.copying(.mp4, codec, .aac, .always)).run(on: clip, in: scratch.path)
        }
        guard case .success(let outcome) = result else {
            let error = try #require(result.error)
            #expect([.unsupported, .unreadable, .noSuchStream].contains(error.reason), "\(error)")
            return
        }
        try judge(outcome, clip)
    }

    private func judge(_ outcome: PassOutcome, _ clip: Media) throws {
        let path = try #require(outcome.files.first).path
        let packets = try Judge.packetHashes(path, "V")
        let source = try Judge.packetHashes(clip.path, "V")
        // MPEG-TS wraps H.264 in another way, and VP9's hidden pictures are put together with those that are shown.
        guard clip.name != "androidx-media__roadtrip-vp92-10bit.webm", !clip.name.hasSuffix(".ts") else {
            #expect(try Judge.decodedHash(path, "V") == Judge.decodedHash(clip.path, "V"))
            return
        }
        #expect(!packets.isEmpty && source.starts(with: packets))
    }
}
