import FFmpeg
import MediaTypes
import Testing

@Suite("Encoders: what they refuse and what they adjust")
struct EncoderTests {
    private func refusal(_ settings: VideoEncoderSettings) -> String? {
        #expect(throws: FFmpegError.self) { _ = try VideoEncoder(settings) }?.description
    }

    @Test("an encoder that isn't there, and an option it doesn't have, are named")
    func names() {
        #expect(
            refusal(Film.settings("libx263"))
                == "avcodec_find_encoder_by_name: the linked FFmpeg has no encoder 'libx263'")
        #expect(
            refusal(Film.settings("libx264", options: ["fastness": "11"]))
                == "avcodec_open2: the encoder 'libx264' has no option 'fastness'")
    }

    @Test("a setting that an encoder refuses is said in its own words")
    func refusals() {
        #expect(
            refusal(Film.settings("libx264", options: ["crf": "much"]))
                == "avcodec_open2: Invalid argument (libx264: Error setting option crf to value much.)")
        var settings = Film.settings("libx264")
        settings.resolution = Resolution(width: 0, height: 48)
        #expect(refusal(settings) == "avcodec_open2: Invalid argument (libx264: dimensions not set)")
        settings = Film.settings("libx264")
        settings.format = PixelFormat(rawValue: "yuv999p")
        #expect(refusal(settings) == "av_get_pix_fmt: there is no pixel format 'yuv999p'")
    }

    @Test("a colour tag that FFmpeg doesn't know is left unsaid")
    func unknownColor() throws {
        var frame = try Film.frame(0)
        frame.setColor(ColorTags(primaries: "x", transfer: "x", matrix: "x", range: "x"))
        #expect(frame.color == .unspecified)
        frame.setColor(.bt709)
        #expect(frame.color == .bt709)
    }

    @Test("wanting input and having ended are answers; every picture makes a packet")
    func answers() throws {
        var encoder = try VideoEncoder(Film.settings("libx264"))
        var packet = try Packet()
        var step = try encoder.receive(into: &packet)
        #expect(step == .needsInput)
        for number in 0..<5 { try encoder.send(try Film.frame(number)) }
        try encoder.finish()
        try encoder.finish()
        var times: [Int64?] = []
        step = try encoder.receive(into: &packet)
        while step == .output {
            #expect(packet.isKeyframe == times.isEmpty)
            times.append(packet.presentationTicks)
            step = try encoder.receive(into: &packet)
        }
        #expect(step == .end)
        #expect(Set(times) == [0, 1, 2, 3, 4])
        #expect(packet.size == 0)
    }

    @Test(
        "sound gets a sample format and a rate that the encoder takes",
        arguments: [
            ("aac", 44_100, "fltp", 44_100, 1_024), ("libopus", 44_100, "s16", 48_000, 960),
            ("libopus", 96_000, "s16", 48_000, 960), ("pcm_s16le", 44_100, "s16", 44_100, 0),
        ])
    func adjusting(_ name: String, _ rate: Int, _ format: String, _ taken: Int, _ frameSize: Int) throws {
        let wanted = AudioFormat(sampleFormat: .floatPlanar, sampleRate: rate, layout: .stereo)
        let encoder = try AudioEncoder(encoder: name, format: wanted, bitRate: nil, globalHeader: false)
        #expect(encoder.format.sampleFormat.rawValue == format)
        #expect(encoder.format.sampleRate == taken)
        #expect(encoder.timeBase == Rational(1, Int32(taken)))
        #expect(encoder.frameSize == frameSize)
    }
}
