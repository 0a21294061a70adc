import FFmpeg
import Testing

@testable import MediaProcessing

@Suite("What was lost of a source")
struct ReadSummaryTests {
    private static let damage = FFmpegError(.invalidData, function: "decode", text: "bad", logLine: "h264: bad")
    private static let pictures = SweepNeeds(pictures: .decoded)
    private static let sound = SweepNeeds(sound: true)

    /// Of so many packets so many pictures came, some of them damaged.
    private func summary(packets: Int, decoded: Int, damaged: Int = 0, declared: Int? = nil) -> ReadSummary {
        var summary = ReadSummary()
        summary.pictures.declared = declared
        for _ in 0..<packets { summary.pictures.take(PacketTimes()) }
        for index in 0..<decoded { summary.pictures.take(isDamaged: index < damaged, isInterlaced: false) }
        return summary
    }

    @Test("is counted, of pictures that didn't come and of those that are damaged")
    func pictures() {
        var lossy = summary(packets: 120, decoded: 117, damaged: 2)
        lossy.notePictures(Self.damage)
        #expect(
            lossy.losses(for: Self.pictures) == [
                "3 of 120 pictures could not be decoded (h264: bad)", "damage was concealed in 2 of 117 pictures",
            ])
        #expect(lossy.losses(for: Self.sound) == [])
        #expect(summary(packets: 9, decoded: 9).losses(for: Self.pictures) == [])
        #expect(
            summary(packets: 9, decoded: 9, declared: 10).losses(for: Self.pictures) == [
                "1 of 10 pictures could not be decoded"
            ])
    }

    @Test("leaves out packets that are never shown, and says nothing where a packet may be a field")
    func unseen() {
        var hidden = summary(packets: 3, decoded: 3)
        hidden.pictures.take(PacketTimes(isHidden: true))
        hidden.pictures.take(PacketTimes(isDiscarded: true))
        #expect(hidden.pictures.lost == 0)
        var fields = summary(packets: 10, decoded: 0)
        for _ in 0..<5 { fields.pictures.take(isDamaged: false, isInterlaced: true) }
        #expect(fields.pictures.lost == nil)
    }

    @Test("is told of sound to those that want sound, and of an early end to all that read")
    func sound() {
        var summary = ReadSummary()
        summary.noteSound(Self.damage)
        summary.noteEnd(Self.damage)
        #expect(summary.damagedPackets == 2)
        #expect(
            summary.losses(for: Self.sound) == [
                "1 packet of the sound could not be decoded whole (h264: bad)",
                "the file can't be read to its end (h264: bad)",
            ])
        #expect(summary.losses(for: Self.pictures) == ["the file can't be read to its end (h264: bad)"])
        #expect(summary.losses(for: nil) == [])
    }
}
