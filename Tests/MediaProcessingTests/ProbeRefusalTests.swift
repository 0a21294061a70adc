import FFmpeg
import MediaProcessing
import Testing

@Suite("Probe and ffprobe on malformed media", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct ProbeRefusalTests {
    /// What `ffprobe` takes and this project doesn't, and why.
    private static let refusedHere: [String: String] = [:]

    @Test("refuse the same files, but for those that are refused here for a reason", arguments: SharedMedia.malformed)
    func refusals(media: Media) throws {
        let report = try ProbeReport.asked(media.path)
        let result = Result { () throws(MediaError) in
            try MediaPassRunner.probe(path: media.path, name: media.name, countFrames: false)
        }
        #expect((result.error == nil) == (report != nil), "\(result)")
        if let report, let outcome = try? result.get() {
            #expect(ProbedFacts(outcome.source).differences(from: ProbedFacts(report)) == [])
        }
    }
}
