import FFmpeg
import MediaProcessing
import Testing

@Suite("Awkward media", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct AwkwardMediaTests {
    private static let files = SharedMedia.awkward.filter { $0.name != SharedMedia.longest }

    @Test("becomes files without a fault, wherever it has what they need", .timeLimit(.minutes(2)), arguments: files)
    func whole(media: Media) throws {
        let scratch = try Scratch()
        let pass = MediaPass(
            media,
            try ["mp4", "poster", "wav"].map { id in
                let work = try #require(MediaPass.Work.everything[id])
                return MediaPass.Output(id: id, work: work, folder: try scratch.folder(id))
            })
        let report = try ProbeReport.of(media.path, ["-count_frames"])
        for (id, result) in pass.results() {
            let stream = id == "wav" ? report.audio : report.video
            let isDecoded = stream?.nb_read_frames.flatMap { Int($0) } ?? 0 > 0
            let canBeMade = isDecoded && !SharedMedia.encrypted.contains(media.name)
            #expect((result.error == nil) == canBeMade, "\(id): \(result)")
            for file in (try? result.get().files) ?? [] {
                #expect(try Judge.complaints(about: file.path) == "", "\(file.name)")
            }
        }
    }
}
