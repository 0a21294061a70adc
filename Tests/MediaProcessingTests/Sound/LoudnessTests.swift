import MediaProcessing
import Testing

@Suite("Sound brought to a loudness")
struct LoudnessTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func made(_ media: Media, _ format: AudioTrack.Format, _ target: LoudnessTarget) throws -> PassOutcome {
        var track = AudioTrack(name: "sound.\(format)", format: format)
        track.sound.loudness = target
        return try MediaPass.Work.audioTrack(track).run(on: media, in: scratch.path)
    }

    @Test("has it, to 0.3 LU without loss and to 0.5 with", arguments: AudioTrack.Format.allCases, [0.05, 0.9])
    func target(format: AudioTrack.Format, level: Double) throws {
        let media = try Tone.file("tone.wav", level: level, ["-ac", "2"], in: scratch)
        let target = LoudnessTarget(target: -16, truePeak: -1, maxGain: 24)
        let outcome = try made(media, format, target)
        let judged = try LoudnessJudge(try #require(outcome.files.first).path)
        #expect(abs(judged.integrated - -16) < (format == .wav || format == .flac ? 0.3 : 0.5))
        #expect(outcome.notes.last?.contains(level < 0.1 ? "raised by" : "lowered by") == true)
    }

    @Test("of a video file has it too", arguments: WebKind.usual)
    func video(kind: WebKind) throws {
        let media = try MadeClip.plain(
            "quiet.mp4", in: scratch, sound: "aevalsrc='0.1*sin(2764.6*t)|0.05*sin(1000*t)':s=44100:d=2")
        var transcode = kind.transcode(named: "web")
        transcode.audio?.sound.loudness = LoudnessTarget(target: -20)
        let outcome = try MediaPass.Work.transcode(transcode).run(on: media, in: scratch.path)
        #expect(abs(try LoudnessJudge(try #require(outcome.files.first).path).integrated - -20) < 0.5)
        #expect(outcome.notes.last?.hasSuffix("to -20 LUFS") == true)
    }

    @Test("that is too long to be held is read twice, and becomes the same bytes")
    func readTwice() throws {
        let media = try MadeClip.plain("quiet.mkv", in: scratch, sound: "aevalsrc='0.1*sin(2764.6*t)':s=44100:d=2")
        var track = AudioTrack(name: "sound.flac", format: .flac)
        track.sound = SoundSettings(sampleRate: 48_000, channels: .stereo, loudness: LoudnessTarget())
        var webm = WebKind.webm.transcode(named: "web")
        webm.audio?.sound.loudness = LoudnessTarget()
        var mp4 = WebKind.mp4.transcode(named: "web")
        mp4.audio?.sound.loudness = LoudnessTarget()
        let works = [MediaPass.Work.audioTrack(track), .transcode(webm), .transcode(mp4)]
        let made = try [64 << 20, 10_000].map { bytes in
            var pass = MediaPass(
                media,
                try works.enumerated().map { index, work in
                    MediaPass.Output(id: "\(index)", work: work, folder: try scratch.folder("\(index)-\(bytes)"))
                })
            pass.limits.heldSoundBytes = bytes
            let results = pass.results()
            return try works.indices.map { index in
                let outcome = try #require(results["\(index)"]).get()
                #expect(outcome.notes.contains { $0.hasSuffix("to -16 LUFS") }, "\(outcome.notes)")
                return try outcome.contents
            }
        }
        #expect(made[0] == made[1])
    }

    @Test("stays below the peak, and says what is left")
    func peak() throws {
        // A quiet tone with one loud burst.
        let media = try MadeClip.make(
            "burst.wav", in: scratch,
            [
                "-f", "lavfi", "-i",
                "aevalsrc='if(between(t,3.93,3.96),0.7,0.06)*sin(6283.185*t)':s=48000:d=3.97",
            ])
        let outcome = try made(media, .flac, LoudnessTarget(target: -14, truePeak: -1.5))
        let judged = try LoudnessJudge(try #require(outcome.files.first).path)
        #expect(abs(judged.truePeak - -1.5) <= 0.1)
        let note = try #require(outcome.notes.last)
        #expect(note.contains("LUFS with peaks of -3.1 dBTP, and was raised by 1.6 dB to"))
        #expect(note.hasSuffix("short of -14 LUFS, because its peaks would go beyond -1.5 dBTP"))
    }

    @Test(
        "is left as it is where that can't be measured, and that is said",
        arguments: [
            ("0", 4.0, "the sound is silent, below -70 LUFS: its loudness is left as it is"),
            (
                "0.1*sin(6283*t)", 0.1,
                "too little of the sound is loud enough to measure its loudness, which is left as it is"
            ),
            (
                "0.1*sin(6283*t)", 0.0002,
                "too little of the sound is loud enough to measure its loudness, which is left as it is"
            ),
            (
                "if(lt(t,0.3),0.1*sin(6283*t),0)", 4,
                "too little of the sound is loud enough to measure its loudness, which is left as it is"
            ),
        ])
    func unmeasured(sound: String, seconds: Double, note: String) throws {
        let media = try MadeClip.make(
            "odd.wav", in: scratch, ["-f", "lavfi", "-i", "aevalsrc='\(sound)':s=48000:d=\(seconds)"])
        let outcome = try made(media, .wav, LoudnessTarget())
        #expect(outcome.notes.last == note)
        #expect(try Judge.samples(try #require(outcome.files.first).path) == Judge.samples(media.path))
    }
}
