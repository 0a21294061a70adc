import Foundation
import MediaProcessing
import Testing

@Suite("Waveform")
struct WaveformTests {
    /// What audiowaveform's JSON holds: <https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md>.
    private struct Points: Decodable {
        var version: Int
        var channels: Int
        var sample_rate: Int
        var samples_per_pixel: Int
        var bits: Int
        var length: Int
        var data: [Int]
    }

    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func made(_ media: Media, _ waveform: Waveform) throws -> PassOutcome {
        try MediaPass.Work.waveform(waveform).run(on: media, in: scratch.path)
    }

    private func points(_ name: String) throws -> Points {
        try JSONDecoder().decode(Points.self, from: Data(contentsOf: scratch.url.appending(path: name)))
    }

    /// The least and greatest of stretches of what `ffmpeg` decodes, in 8 bits.
    private func expected(_ samples: [[Int]], _ length: Int) -> [Int] {
        stride(from: 0, to: samples[0].count, by: length).flatMap { start in
            samples.flatMap { channel in
                let part = channel[start..<min(start + length, channel.count)]
                return [(part.min() ?? 0) / 256, (part.max() ?? 0) / 256]
            }
        }
    }

    @Test("has the numbers of what ffmpeg decodes, of all channels mixed and of each", arguments: [1, 20, 50])
    func numbers(pointsPerSecond: Int) throws {
        let media = try MadeClip.make(
            "two.wav", in: scratch,
            ["-f", "lavfi", "-i", "aevalsrc='0.8*sin(700*t)*t/2|0.5*random(0)-0.25':s=44100:d=2.03"])
        _ = try made(media, Waveform(formats: [.json], pointsPerSecond: pointsPerSecond, channels: .each))
        let decoded = try Judge.samples(media.path).map(Int.init)
        let left = stride(from: 0, to: decoded.count, by: 2).map { decoded[$0] }
        let right = stride(from: 1, to: decoded.count, by: 2).map { decoded[$0] }
        let mixed = zip(left, right).map { ($0 + $1) / 2 }
        let length = 44_100 / pointsPerSecond
        for (name, channels) in [("waveform.json", [mixed]), ("channels.json", [left, right])] {
            let points = try points(name)
            #expect(points.version == 2 && points.bits == 8 && points.sample_rate == 44_100)
            #expect(points.channels == channels.count && points.samples_per_pixel == length)
            #expect(points.data.count == 2 * points.length * points.channels)
            #expect(points.data == expected(channels, length), "\(name)")
        }
    }

    @Test("of lossy sound beside pictures has them too, and silence before sound that begins late")
    func late() throws {
        let media = try ClickTrack.late.file(in: scratch)
        _ = try made(media, Waveform(formats: [.json], pointsPerSecond: 100))
        let points = try points("waveform.json")
        let loud = (0..<points.length).filter { points.data[2 * $0 + 1] > 40 }
        // Clicks at 0.75, 1.4 and 2.25 s of two milliseconds, which AAC spreads a little.
        #expect(Set(loud.map { ($0 + 2) / 5 * 5 }) == [75, 140, 225], "\(loud)")
    }

    @Test("pictures have their size, their colours, and are the same each time", arguments: [nil, RGBColor("#101418")])
    func pictures(background: RGBColor?) throws {
        let media = try Tone.file("tone.wav", level: 0.9, seconds: 3, in: scratch)
        let waveform = Waveform(formats: [.svg, .png], width: 320, height: 80, background: background)
        let first = try made(media, waveform).contents
        #expect(first.keys.sorted() == ["waveform.png", "waveform.svg"])
        #expect(try made(media, waveform).contents == first)
        let path = scratch.url.appending(path: "waveform.png").path
        let report = try ProbeReport.of(path)
        #expect(report.video?.size == "320x80" && report.video?.pix_fmt == "rgba")
        let shown = try Picture(path, filters: "format=rgba,premultiply=inplace=1")
        #expect(shown.color(0, 0) == (background == nil ? [0, 0, 0] : [0x10, 0x14, 0x18]))
        let columns = (0..<320).filter { shown.color($0, 40) == [0x3b, 0x6e, 0xd8] }
        #expect(columns.count >= 64)
    }

    @Test("an SVG has a bar for each column, within its box", arguments: [Waveform.Channels.mix, .each])
    func svg(channels: Waveform.Channels) throws {
        let media = try Tone.file("tone.wav", level: 1, seconds: 1, ["-ac", "2"], in: scratch)
        _ = try made(media, Waveform(formats: [.svg], channels: channels, width: 200, height: 60))
        let text = try String(contentsOf: scratch.url.appending(path: "waveform.svg"), encoding: .utf8)
        #expect(text.contains(#"viewBox="0 0 200 60""#))
        let bars = text.matches(of: #/<rect x="([\d.]+)" y="([\d.]+)" width="3" height="([\d.]+)" rx="1.5"\/>/#)
        #expect(bars.count == (channels == .each ? 80 : 40))
        #expect(
            bars.allSatisfy { bar in
                let (x, y, height) = (Double(bar.1) ?? -1, Double(bar.2) ?? -1, Double(bar.3) ?? 0)
                return x >= 0 && x + 3 <= 200 && y >= 0 && y + height <= 60 && height >= 3
            })
    }

    @Test("of a clip without sound is the failure that says so")
    func silent() {
        let error = #expect(throws: MediaError.self) { try made(.fixture("silent.webm"), Waveform()) }
        #expect(error == MediaError(.noSuchStream, "silent.webm has no audio stream, and a waveform needs one"))
    }

    @Test("of a few samples is one point", arguments: Waveform.Format.allCases)
    func short(format: Waveform.Format) throws {
        let media = try Tone.file("short.wav", level: 0.5, seconds: 0.0002, in: scratch)
        _ = try made(media, Waveform(formats: [format, .json].filter { $0 == .json || format != .json }))
        #expect(try points("waveform.json").length == 1)
    }
}
