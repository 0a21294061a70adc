import FFmpeg
import MediaProcessing
import Testing

@Suite("Probe and ffprobe on malformed media", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct ProbeRefusalTests {
    /// What `ffprobe` takes and this project doesn't, and why.
    private static let refusedHere = [
        "lofty__zero.mp4": "lofty__zero.mp4 has neither pictures nor sound in it"
    ]

    /// Files of which FFmpeg tells now this and now that: the demuxer reads what it never wrote.
    static let unsettled: Set<String> = [
        "mp4parse__ipma-duplicate-item_id.avif", "mp4parse__ipma-duplicate-version-and-flags.avif",
    ]

    @Test("refuse the same files, but for those that are refused here for a reason", arguments: SharedMedia.malformed)
    func refusals(media: Media) async throws {
        let report = try ProbeReport.asked(media.path)
        let result = await InProcessPasses().probed(media, countFrames: false)
        if let reason = Self.refusedHere[media.name] {
            #expect(report != nil)
            #expect(result.error?.message == reason)
            return
        }
        #expect((result.error == nil) == (report != nil), "\(result)")
        if let report, !Self.unsettled.contains(media.name), let outcome = try? result.get() {
            #expect(ProbedFacts(outcome.source).differences(from: ProbedFacts(report)) == [])
        }
    }
}
