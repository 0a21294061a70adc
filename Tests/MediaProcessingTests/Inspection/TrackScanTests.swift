import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("A scan of packets")
struct TrackScanTests {
    @Test("tells a constant frame rate in milliseconds from the rounding of its times")
    func constantInMilliseconds() {
        let timing = Self.scan((0..<48).map { picture(Int64((Double($0) * 1_001 / 24).rounded())) }, Rational(1, 1_000))
        #expect(timing.isConstantFrameRate == true)
        #expect(abs((timing.frameRate ?? 0) - 24_000 / 1_001) < 0.01)
        #expect(timing.frameDurations?.typical == Seconds(0.042))
    }

    @Test("counts the frames that are shown too long or too short, and goes by the order of showing")
    func variable() {
        let times: [Int64] = [0, 4, 2, 1, 3, 8, 6, 7, 20, 21]
        let timing = Self.scan(times.map { picture($0 * 512) }, Rational(1, 12_288))
        #expect(timing.isConstantFrameRate == false)
        #expect(timing.irregularGaps == 2)
        #expect(timing.frameDurations?.shortest == Seconds(Timestamp(ticks: 512, timeBase: Rational(1, 12_288))))
        #expect(timing.frameDurations?.longest == Seconds(Timestamp(ticks: 12 * 512, timeBase: Rational(1, 12_288))))
        #expect(timing.start == Seconds(0))
        #expect(timing.end == Seconds(Timestamp(ticks: 22 * 512, timeBase: Rational(1, 12_288))))
    }

    @Test("measures groups from keyframe to keyframe, the last up to the end, and sees which may be open")
    func groups() {
        var packets = [0, 1, 2, 3].map { picture($0, isKeyframe: $0 == 0) }
        packets += [6, 4, 5, 7].map { picture($0, isKeyframe: $0 == 6) }
        let groups = Self.scan(packets, Rational(1, 10)).groups
        #expect(groups?.count == 2)
        #expect(groups?.longest == Seconds(0.6))
        #expect(groups?.shortest == Seconds(0.2))
        #expect(groups?.mean == Seconds(0.4))
        #expect(groups?.mostFrames == 4)
        #expect(groups?.withLeadingFrames == 1)
    }

    @Test("leaves out what an edit list leaves out and what is never shown")
    func notShown() {
        var packets = (0..<10).map { picture($0) }
        packets[0].isDiscarded = true
        packets[5].isHidden = true
        packets[5].presentation = 500
        let timing = Self.scan(packets, Rational(1, 10))
        #expect((timing.packets, timing.discarded, timing.hidden, timing.frames) == (10, 1, 1, 8))
        #expect(timing.start == Seconds(0.1))
        #expect(timing.end == Seconds(1))
    }

    @Test("moves sound by the samples that are not heard, and finds its gaps")
    func sound() {
        var stream = StreamInfo(index: 1, kind: .audio, codec: .aac, timeBase: Rational(1, 48_000))
        stream.audio = AudioInfo(sampleRate: 48_000, layout: .stereo)
        var packets = [-1_024, 0, 1_024, 4_096].map { PacketTimes(presentation: $0, decoding: $0, duration: 1_024) }
        packets[0].skippedAtBegin = 1_024
        packets[3].skippedAtEnd = 320
        var scan = TrackScan(stream)
        for packet in packets { scan?.take(packet) }
        let timing = scan?.finish(from: Timestamp(ticks: 0, timeBase: Rational(1, 1)))
        #expect(timing?.start == Seconds(0))
        #expect(timing?.end == Seconds(Timestamp(ticks: 4_800, timeBase: Rational(1, 48_000))))
        #expect(timing?.irregularGaps == 1)
        #expect(timing?.groups == nil && timing?.isConstantFrameRate == nil)
    }

    @Test("counts times that are missing, impossible or in disorder, and goes on")
    func hostile() {
        var packets = (0..<4).map { picture($0) }
        packets[3].duration = 1
        packets[1].presentation = .max
        packets[2].presentation = nil
        packets[3].decoding = 0
        let timing = Self.scan(packets, Rational(1, 10))
        #expect((timing.missingTimes, timing.disorderedTimes) == (2, 1))
        #expect(timing.end == Seconds(0.4))
        #expect(Self.scan([], Rational(1, 10)).end == nil)
    }

    @Test("allows gaps a millisecond, a tick where that is more, and a quarter of what is short")
    func tolerance() {
        // Three equal gaps, and one that is longer by so many ticks.
        func irregular(_ gap: Int64, by ticks: Int64, _ timeBase: Rational) -> Int {
            Self.scan([0, gap, 2 * gap, 3 * gap, 4 * gap + ticks].map { picture($0) }, timeBase).irregularGaps
        }
        let fine = Rational(1, 90_000)
        #expect(irregular(3_600, by: 90, fine) == 0 && irregular(3_600, by: 91, fine) == 1)
        #expect(irregular(90, by: 22, fine) == 0 && irregular(90, by: 23, fine) == 1)
        let coarse = Rational(1, 100)
        #expect(irregular(4, by: 1, coarse) == 0 && irregular(4, by: 2, coarse) == 1)
    }

    @Test("groups of a length that can't be added up count as the longest there is")
    func hostileGroups() {
        let packets = (0..<32).map { picture($0 % 2 == 0 ? 0 : (1 << 60) - 1, isKeyframe: true) }
        let groups = Self.scan(packets, Rational(1, 1_000)).groups
        #expect(groups?.count == 32)
        #expect(groups.map { $0.mean.value > 1e12 } == true)
    }

    @Test("stretches that can't be added up last as long as can be said")
    func hostileStretches() {
        let whole = Stretch(start: Seconds(microseconds: .min), end: Seconds(microseconds: .max))
        #expect(Stretches([whole, whole]).total == Seconds(microseconds: .max))
    }

    @Test("knows frames of VP8 and VP9 that are decoded and never shown")
    func hidden() {
        // VP8: a key frame that is shown, an alternate reference. VP9: shown, hidden, a superframe, profile 2 and 3.
        let packets: [(UInt8, UInt8, CodecID, Bool)] = [
            (0x10, 0, .vp8, false), (0x01, 0, .vp8, true), (0x82, 0, .vp9, false), (0x84, 0, .vp9, true),
            (0x84, 0xC1, .vp9, false), (0x88, 0, .vp9, false), (0x92, 0, .vp9, false), (0x94, 0, .vp9, true),
            (0xB1, 0, .vp9, false), (0xB2, 0, .vp9, true), (0x01, 0, .h264, false),
        ]
        for (first, last, codec, isHidden) in packets {
            #expect(HiddenFrame.isHidden(first: first, last: last, codec: codec) == isHidden, "\(codec) \(first)")
        }
    }

    private func picture(_ time: Int64, isKeyframe: Bool = false) -> PacketTimes {
        PacketTimes(presentation: time, decoding: nil, duration: 0, isKeyframe: isKeyframe)
    }

    private static func scan(_ packets: [PacketTimes], _ timeBase: Rational) -> TrackTiming {
        var stream = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: timeBase)
        stream.video = VideoInfo(resolution: Resolution(width: 16, height: 16))
        guard var scan = TrackScan(stream) else { preconditionFailure("a stream of pictures is scanned") }
        var decoding: Int64 = 0
        for var packet in packets {
            if packet.decoding == nil {
                decoding += 1
                packet.decoding = decoding
            }
            scan.take(packet)
        }
        return scan.finish(from: Timestamp(ticks: 0, timeBase: Rational(1, 1)))
    }
}
