import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Times of pictures")
struct PictureClockTests {
    /// What is shown of pictures that come in at these milliseconds, as `begin+length`.
    private func shown(
        _ times: [Int64?], origin: Int64 = 0, start: Double = 0, end: Double? = nil, duration: Int64 = 40
    ) -> [String] {
        var stream = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 1_000))
        stream.video = .hd
        stream.video?.averageFrameRate = Rational(25, 1)
        let timing = PictureTiming(
            stream, for: .h264, origin: Timestamp(ticks: origin, timeBase: Rational(1, 1_000)),
            trim: Trim(start: Seconds(start), end: end.map(Seconds.init)))
        var clock = PictureClock(timing)
        var places: [PictureClock.Place] = []
        for time in times {
            let moment = time.map { Timestamp(ticks: $0, timeBase: Rational(1, 1_000)) }
            if case .waits(let place?) = clock.take(moment, duration: duration) { places.append(place) }
        }
        if let place = clock.finish() { places.append(place) }
        return places.map { "\($0.ticks)+\($0.duration)" }
    }

    @Test("each is shown until the next, the last as long as it says, counted from the source's first moment")
    func kept() {
        #expect(shown([0, 40, 100, 1_000]) == ["0+40", "40+60", "100+900", "1000+40"])
        #expect(shown([100, 140], origin: 100, duration: 0) == ["0+40", "40+40"])
        #expect(shown([150, 190], origin: 100) == ["50+40", "90+40"])
        #expect(shown([]) == [])
    }

    @Test("one without a time follows, one that doesn't follow is left out")
    func strange() {
        #expect(shown([0, nil, 80]) == ["0+40", "40+40", "80+40"])
        #expect(shown([0, 40, 40, 20, 80]) == ["0+40", "40+40", "80+40"])
    }

    @Test("beyond what can be counted stay at its end")
    func hostile() {
        #expect(shown([0, .max], duration: .max) == ["0+\(Int64.max)"])
        #expect(shown([.min, 0, .max - 1], duration: .max - 1).last == "\(Int64.max - 1)+1")
        #expect(shown([.max, nil], origin: .min) == [])
    }

    @Test("a part begins with the picture that is seen then, and ends on time")
    func trimmed() {
        #expect(shown([0, 40, 80, 120, 160], start: 0.08, end: 0.16) == ["0+40", "40+40"])
        #expect(shown([0, 40, 80, 120, 160], start: 0.05, end: 0.13) == ["0+30", "30+40", "70+10"])
        #expect(shown([0, 5_000, 5_040], start: 2, end: 5.02) == ["0+3000", "3000+20"])
        #expect(shown([0, 5_000], start: 2, end: 3) == ["0+1000"])
        #expect(shown([0, 40], start: 2) == [])
        #expect(shown([0, 40], start: 0.07) == ["0+10"])
    }

    @Test("a constant rate is the filter's work, on a grid from the beginning of what is made")
    func constant() {
        var stream = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 90_000))
        stream.video = .hd
        var settings = Transcode.Video.h264
        settings.frameRate = Rational(24_000, 1_001)
        var timing = PictureTiming(
            stream, for: settings, origin: Timestamp(ticks: 90_000, timeBase: Rational(1, 90_000)), trim: .whole)
        #expect(timing.filter == "fps=fps=24000/1001:start_time=1.000000:round=near")
        #expect(timing.timeBase == Rational(1_001, 24_000))
        #expect(timing.start == 24)
        stream.start = Seconds(1.5)
        timing = PictureTiming(
            stream, for: settings, origin: Timestamp(ticks: 90_000, timeBase: Rational(1, 90_000)),
            trim: Trim(start: Seconds(0), end: Seconds(1)))
        #expect(timing.filter == "fps=fps=24000/1001:start_time=1.500500:round=near")
        #expect(timing.start == 24)
        #expect(timing.end == 24)
        stream.start = nil
        timing = PictureTiming(stream, for: settings, origin: Seconds(98_765.432_109).timestamp, trim: .whole)
        #expect(timing.filter == "fps=fps=24000/1001:start_time=98765.432109:round=near")
    }

    @Test(
        "more than the most is parted evenly",
        arguments: [
            (Rational(50, 1), 30, "25/1"), (Rational(60_000, 1_001), 30, "30000/1001"), (Rational(30, 1), 30, nil),
            (Rational(24, 1), 30, nil), (Rational(120, 1), 50, "40/1"),
        ] as [(Rational, Double, String?)])
    func most(rate: Rational, most: Double, expected: String?) {
        var stream = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 90_000))
        stream.video = .hd
        stream.video?.averageFrameRate = rate
        var settings = Transcode.Video.h264
        settings.maxFrameRate = most
        let origin = Timestamp(ticks: 0, timeBase: Rational(1, 90_000))
        let timing = PictureTiming(stream, for: settings, origin: origin, trim: .whole)
        #expect(timing.rate?.description == expected)
    }
}
