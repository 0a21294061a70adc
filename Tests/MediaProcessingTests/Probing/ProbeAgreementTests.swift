import MediaProcessing
import MediaTypes
import Testing

@Suite("Probe agrees with ffprobe", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct ProbeAgreementTests {
    @Test("on every fact of every stream", arguments: SharedMedia.real + SharedMedia.awkward)
    func facts(media: Media) async throws {
        let info = try await InProcessPasses().probe(path: media.path, name: media.name, countFrames: false).source
        let report = try ProbeReport.of(media.path)
        #expect(ProbedFacts(info).differences(from: ProbedFacts(report)) == [])
    }

    @Test(
        "on the number of frames that can be decoded",
        arguments: (SharedMedia.real + SharedMedia.awkward).filter { $0.name != SharedMedia.longest })
    func frames(media: Media) async throws {
        let report = try ProbeReport.of(media.path, ["-count_frames"])
        let result = await InProcessPasses().probed(media, countFrames: true)
        if SharedMedia.encrypted.contains(media.name) {
            #expect(
                result.error?.message == "\(media.name) is encrypted, and can't be decoded without its key")
        } else if let video = report.video, video.codec_name == nil {
            #expect(
                result.error
                    == MediaError(
                        .unsupported,
                        "the pictures of \(media.name) can't be decoded: the linked FFmpeg doesn't know "
                            + "'\(video.codec_tag_string ?? "")'"))
        } else {
            let count = try result.get().decodedFrames ?? 0
            #expect(count == report.video?.nb_read_frames.flatMap { Int($0) } ?? 0)
        }
    }

    @Test("and a walk over the boxes agrees on which comes first", arguments: SharedMedia.real + SharedMedia.awkward)
    func indexFirst(media: Media) async throws {
        let info = try await InProcessPasses().probe(path: media.path, name: media.name, countFrames: false).source
        let isMovie = info.container.contains("mp4")
        #expect(info.moovFirst == (isMovie ? Boxes.isIndexFirst(try media.bytes) : nil))
    }
}
