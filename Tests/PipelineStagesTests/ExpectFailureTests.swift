import JSON
import MediaTypes
import PipelineEngine
import Testing

@testable import MediaProcessing
@testable import PipelineStages

@Suite("What is said where media aren't as 'expect' says")
struct ExpectFailureTests {
    /// What is expected of ``spoilt``, and all that is said of it.
    static let cases: [(expect: String, sentence: String)] = [
        (#"{"video": {"width": 1280}}"#, "its width is 720 and not 1280"),
        (#"{"video": {"height": 720}}"#, "its height is 1280 and not 720"),
        (#"{"video": {"codec": "vp9"}}"#, "its video codec is h264 and not vp9"),
        (#"{"video": {"frameRate": {"minimum": 24}}}"#, "its frame rate is 23.976, under 24"),
        (#"{"video": {"frameRate": {"maximum": 12.5}}}"#, "its frame rate is 23.976, over 12.5"),
        (
            #"{"video": {"constantFrameRate": true}}"#,
            "its frame rate is not constant: 5 of its 120 frames are not shown for 41.7 ms as the others are; "
                + "the shortest is shown for 41.7 ms, the longest for 83.4 ms"
        ),
        (
            #"{"video": {"keyframeInterval": {"maximum": 2}}}"#, "it has no keyframe for 5.00 s, over 2 s"
        ),
        (
            #"{"video": {"interlaced": false}}"#,
            "its video is interlaced (tt); 3 of its 118 pictures are interlaced"
        ),
        (#"{"video": {"dynamicRange": "hlg"}}"#, "its dynamic range is sdr and not hlg"),
        (#"{"audio": "absent"}"#, "it has an audio stream and should have none"),
        (#"{"audio": "required"}"#, "it has a stream of sound and no sound in it"),
        (#"{"duration": {"minimum": 6}}"#, "it lasts 5.006 s, under 6 s"),
        (#"{"duration": {"maximum": 4.5}}"#, "it lasts 5.006 s, over 4.5 s"),
        (#"{"fastStart": true}"#, "its index comes after the media"),
        (
            #"{"consistentColor": true}"#,
            "its matrix is smpte170m, of standard definition, and its size is 1280x720"
        ),
        (
            #"{"black": {"maximum": 0.5}}"#, "its picture is black from 1.00 s to 2.00 s, 1.00 s in all, over 0.50 s"
        ),
        (
            #"{"black": {"longest": 0.75}}"#,
            "its picture is black from 1.00 s to 2.00 s, 1.00 s in all, 1.00 s in one go, over 0.75 s"
        ),
        (
            #"{"black": {"maximumFraction": 0.1}}"#,
            "its picture is black from 1.00 s to 2.00 s, 1.00 s in all, 20.0 % of it, over 10.0 %"
        ),
        (
            #"{"frozen": {"maximum": 1}}"#,
            "its picture is frozen from 2.00 s to 3.50 s and from 4.00 s to 4.50 s, 2 stretches, 2.00 s in all, over 1.00 s"
        ),
        (
            #"{"frozen": {"longest": 1}}"#,
            "its picture is frozen from 2.00 s to 3.50 s and from 4.00 s to 4.50 s, 2 stretches, 2.00 s in all, "
                + "1.50 s in one go, over 1.00 s"
        ),
        (
            #"{"frozen": {"maximumFraction": 0.25}}"#,
            "its picture is frozen from 2.00 s to 3.50 s and from 4.00 s to 4.50 s, 2 stretches, 2.00 s in all, "
                + "40.0 % of it, over 25.0 %"
        ),
        (#"{"silent": {"maximum": 3}}"#, "its sound is silent from 0.00 s to 3.50 s, 3.50 s in all, over 3.00 s"),
        (
            #"{"silent": {"longest": 3}}"#,
            "its sound is silent from 0.00 s to 3.50 s, 3.50 s in all, 3.50 s in one go, over 3.00 s"
        ),
        (
            #"{"silent": {"maximumFraction": 0.5}}"#,
            "its sound is silent from 0.00 s to 3.50 s, 3.50 s in all, 70.0 % of it, over 50.0 %"
        ),
        (
            #"{"clipped": {"maximum": 0}}"#,
            "its sound is clipped from 2.5000 s to 2.5100 s, from 2.70 s to 2.80 s, from 2.90 s to 3.00 s and 1 more, "
                + "4 stretches, 0.31 s in all, over 0.00 s"
        ),
        (
            #"{"clipped": {"longest": 0.005}}"#,
            "its sound is clipped from 2.5000 s to 2.5100 s, from 2.70 s to 2.80 s, from 2.90 s to 3.00 s and 1 more, "
                + "4 stretches, 0.31 s in all, 0.10 s in one go, over 0.0050 s"
        ),
        (
            #"{"clipped": {"maximumFraction": 0.01}}"#,
            "its sound is clipped from 2.5000 s to 2.5100 s, from 2.70 s to 2.80 s, from 2.90 s to 3.00 s and 1 more, "
                + "4 stretches, 0.31 s in all, 6.2 % of it, over 1.0 %"
        ),
        (#"{"loudness": {"minimum": -14}}"#, "its loudness is -17.3 LUFS, under -14 LUFS"),
        (#"{"loudness": {"maximum": -23.5}}"#, "its loudness is -17.3 LUFS, over -23.5 LUFS"),
        (#"{"truePeak": {"maximum": -1}}"#, "its true peak is 0.3 dBTP, over -1 dBTP"),
        (
            #"{"avOffset": {"maximum": 0.1}}"#,
            "its sound begins 0.40 s after its picture, over 0.1 s; its sound ends 0.50 s before its picture, over 0.1 s"
        ),
        (
            #"{"decodeErrors": {"maximum": 2}}"#,
            "3 packets could not be decoded whole (error while decoding MB 3 1), over 2"
        ),
        (
            #"{"missingFrames": {"maximum": 2}}"#,
            "2 of its pictures are missing and 1 of its pictures is damaged, over 2 together"
        ),
    ]

    @Test("is this", arguments: cases)
    func sentence(expect: String, sentence: String) throws {
        let expectations = try Self.expectations(expect)
        let said =
            expectations.failures(of: Self.spoilt)
            + expectations.failures(of: Self.found(isEmpty: expect.contains("required")), in: Self.spoilt)
        #expect(said.joined(separator: "; ") == sentence)
    }

    @Test("is known of every key there is")
    func all() throws {
        let keys = ProbeStage.fields.filter { $0.name == "expect" }.flatMap {
            Self.leaves(of: $0.description(in: ProbeStage()).parts)
        }
        let judged = try Self.cases.flatMap { try JSONReader.read($0.expect).value.flattened.map(\.name) }
        #expect(Set(judged) == Set(keys) && keys.count > 20)
    }

    private static func leaves(of parts: [FieldDescription]) -> [String] {
        parts.flatMap { part in
            part.parts.isEmpty ? [part.name] : leaves(of: part.parts).map { "\(part.name).\($0)" }
        }
    }

    private static func expectations(_ text: String) throws -> Expectations {
        let pipeline =
            #"{"name": "p", "stages": {"a": {"stage": "files"}, "#
            + #""b": {"stage": "probe", "from": "a", "expect": \#(text)}}}"#
        let stage = try Pipeline<Stage>(parsing: Array(pipeline.utf8), file: "p.json").resolved()[StageID("b")]
        guard case .probe(let probe) = (stage?.definition as? ProbeStage)?.work(named: "") else {
            return Expectations()
        }
        return probe.expect
    }

    // MARK: A clip with everything wrong

    private static let spoilt: MediaInfo = {
        var picture = VideoInfo(resolution: Resolution(width: 1_280, height: 720))
        picture.rotation = Rotation(degrees: 90)
        picture.averageFrameRate = Rational(24_000, 1_001)
        picture.fieldOrder = "tt"
        picture.color = ColorTags(matrix: "smpte170m")
        var video = StreamInfo(index: 0, kind: .video, codec: .h264, timeBase: Rational(1, 24_000))
        video.video = picture
        var audio = StreamInfo(index: 1, kind: .audio, codec: .aac, timeBase: Rational(1, 48_000))
        audio.audio = AudioInfo(sampleRate: 48_000, layout: .stereo)
        var info = MediaInfo(container: ["mov", "mp4"], size: 1, streams: [video, audio])
        info.duration = Seconds(5.0056)
        info.moovFirst = false
        return info
    }()

    private static func found(isEmpty: Bool) -> Inspection {
        var found = Inspection(depth: .frames)
        found.video = track(from: 0, to: 5)
        found.video?.irregularGaps = 5
        found.video?.frameDurations = .init(
            shortest: Seconds(0.041708), typical: Seconds(0.041708), longest: Seconds(0.083416))
        found.video?.groups = .init(
            count: 1, shortest: Seconds(5), longest: Seconds(5), mean: Seconds(5), mostFrames: 120,
            withLeadingFrames: 0)
        found.audio = track(from: 0.4, to: 4.5)
        var pictures = PictureInspection()
        (pictures.decoded, pictures.missing, pictures.damaged, pictures.interlaced) = (118, 2, 1, 3)
        pictures.black = stretches((1, 2))
        pictures.frozen = stretches((2, 3.5), (4, 4.5))
        found.pictures = pictures
        var sound = SoundInspection()
        sound.samples = isEmpty ? 0 : 240_000
        sound.silent = stretches((0, 3.5))
        sound.clipped = stretches((2.5, 2.51), (2.7, 2.8), (2.9, 3), (3.1, 3.2))
        sound.loudness = Loudness(
            integrated: -17.34, range: 3, truePeak: 0.3, samplePeak: 0, maximumMomentary: -12, maximumShortTerm: -14,
            gatedBlocks: 46)
        found.sound = sound
        (found.decodeErrors, found.firstDecodeError) = (3, "error while decoding MB 3 1")
        return found
    }

    private static func track(from start: Double, to end: Double) -> TrackTiming {
        TrackTiming(
            packets: 120, discarded: 0, hidden: 0, start: Seconds(start), end: Seconds(end), missingTimes: 0,
            disorderedTimes: 0, irregularGaps: 0)
    }

    private static func stretches(_ parts: (Double, Double)...) -> Stretches {
        Stretches(parts.map { Stretch(start: Seconds($0.0), end: Seconds($0.1)) })
    }
}
