import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Sound plan")
struct SoundPlanTests {
    private func plan(
        _ rate: Int, _ layout: ChannelLayout, for codec: SoundCodec, _ settings: SoundSettings = .kept
    ) -> SoundPlan {
        SoundPlan(AudioInfo(sampleRate: rate, layout: layout), settings, for: codec)
    }

    @Test(
        "rate and channels are kept where the codec has them",
        arguments: [
            (SoundCodec.aac, 44_100, ChannelLayout.mono), (.mp3, 22_050, .stereo), (.flac, 192_000, .surround51),
            (.pcm, 11_111, .mono),
            (.opus, 48_000, .surround51), (.aac, 48_000, ChannelLayout(channels: 8, name: "7.1")),
        ])
    func kept(codec: SoundCodec, rate: Int, layout: ChannelLayout) {
        let plan = plan(rate, layout, for: codec)
        #expect(plan.sampleRate == rate && plan.layout == layout && plan.notes == [])
    }

    @Test("what the codec can't have is said")
    func misfits() {
        let opus = plan(44_100, .mono, for: .opus)
        #expect(opus.sampleRate == 48_000 && opus.layout == .mono)
        #expect(opus.notes == ["Opus can't have 44100 Hz: the sound has 48000 Hz"])
        #expect(plan(192_000, .mono, for: .aac).notes == ["AAC can't have 192000 Hz: the sound has 96000 Hz"])
        let odd = plan(48_000, ChannelLayout(channels: 7, name: "6.1"), for: .aac)
        #expect(odd.layout == .stereo)
        #expect(odd.notes.first == "AAC can't have the channels 6.1")
    }

    @Test("surround beside the listener is surround behind where the codec knows only that")
    func twins() {
        let side = ChannelLayout(channels: 6, name: "5.1(side)")
        #expect(plan(48_000, side, for: .aac).layout == .surround51)
        #expect(plan(48_000, side, for: .flac).layout == side)
    }

    @Test("channels are what is asked for")
    func asked() {
        #expect(plan(48_000, .mono, for: .aac, SoundSettings(channels: .stereo)).layout == .stereo)
        #expect(plan(48_000, .surround51, for: .aac, SoundSettings(channels: .mono)).layout == .mono)
        #expect(plan(48_000, .mono, for: .aac, SoundSettings(sampleRate: 32_000)).sampleRate == 32_000)
    }
}

@Suite("Mix matrix")
struct MixMatrixTests {
    private let half = 0.5.squareRoot()

    @Test("5.1 to stereo is BS.775's, lowered so that it can't clip")
    func surround() throws {
        let matrix = try #require(MixMatrix(of: ["FL", "FR", "FC", "LFE", "SL", "SR"], into: 2))
        let all = 1 + 2 * half
        let expected = [[1, 0, half, 0, half, 0], [0, 1, half, 0, 0, half]].map { $0.map { $0 / all } }
        #expect(zip(matrix.rows.joined(), expected.joined()).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test(
        "no mix can go beyond full scale",
        arguments: [
            ["FL", "FR"], ["FC"], ["FL", "FR", "FC"], ["FL", "FR", "BL", "BR"],
            ["FL", "FR", "FC", "LFE", "BL", "BR", "SL", "SR"],
            ["FL", "FR", "FC", "BC", "TFL", "TFR"],
        ], [1, 2])
    func sums(names: [String], channels: Int) throws {
        let matrix = try #require(MixMatrix(of: names, into: channels))
        #expect(matrix.rows.count == channels)
        #expect(matrix.rows.allSatisfy { $0.count == names.count && $0.reduce(0, +) <= 1 + 1e-12 })
        #expect(matrix.rows.joined().contains { $0 > 0.2 })
    }

    @Test("channels of which nobody knows where they stand aren't mixed")
    func unknown() {
        #expect(MixMatrix(of: ["FL", "XX"], into: 2) == nil)
    }
}

@Suite("Sound clock")
struct SoundClockTests {
    @Test(
        "times that jitter are no gaps, a lost packet is one, and what comes earlier isn't",
        arguments: [
            (0.0, false), (0.001, false), (-0.5, false), (0.0101, false), (0.0213, true), (3, true),
        ])
    func gaps(late: Double, isGap: Bool) {
        var clock = SoundClock()
        let length = 1_024.0 / 48_000
        #expect(clock.take(start: 1, length: length) == false)
        #expect(clock.take(start: 1 + length + late, length: length) == isGap)
    }

    @Test("sound that says no time goes on where it was")
    func untimed() {
        var clock = SoundClock()
        #expect(clock.take(start: nil, length: 1) == false)
        #expect(clock.take(start: nil, length: 1) == false)
        #expect(clock.expected == 2)
    }
}
