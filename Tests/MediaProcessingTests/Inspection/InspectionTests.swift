import FFmpeg
import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Inspection")
struct InspectionTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func inspect(
        _ media: Media, _ change: (inout Probe) -> Void = { $0.depth = .frames }
    ) async throws -> Inspection {
        var probe = Probe()
        change(&probe)
        return try #require(try await InProcessPasses().probe(path: media.path, name: media.name, probe).inspection)
    }

    private func error(_ media: Media, expecting change: (inout Expectations) -> Void) async -> MediaError? {
        var probe = Probe()
        change(&probe.expect)
        do throws(MediaError) {
            _ = try await InProcessPasses().probe(path: media.path, name: media.name, probe)
            return nil
        } catch {
            return error
        }
    }

    @Test("finds black, frozen, silent and clipped stretches where they were put, as ffmpeg's filters do")
    func stretches() async throws {
        let media = try MadeClip.troubled(in: scratch)
        let found = try await inspect(media)
        #expect(found.pictures?.decoded == 100)
        #expect(found.pictures?.black.first == [Stretch(start: Seconds(1), end: Seconds(2))])
        #expect(found.pictures?.frozen.first.map(\.start) == [Seconds(1), Seconds(2)])
        #expect(found.pictures?.frozen.first.map(\.end) == [Seconds(2), Seconds(3)])
        #expect(found.sound?.silent.count == 1)
        let clipped = try #require(found.sound?.clipped.first.first)
        #expect(abs(clipped.start.value - 2.5) < 0.001 && abs(clipped.end.value - 2.6) < 0.001)
        #expect((4_799...4_802).contains(found.sound?.clippedSamples ?? 0))
        #expect(try FilterJudge(media.path, video: 0, audio: 1).differences(from: found) == [])
        #expect(found.findings.map(\.kind) == [.black, .frozen, .silent, .clipped])
        #expect(found.findings.first?.message == "its picture is black from 1.00 s to 2.00 s, 1.00 s in all")
    }

    @Test("finds nothing in a clip with nothing wrong, and closes what is open at the end as ffmpeg does")
    func nothing() async throws {
        let plain = try MadeClip.plain("plain.mp4", in: scratch, ["-shortest"])
        #expect(try await inspect(plain).findings == [])
        let ending = try MadeClip.plain(
            "ending.mp4", in: scratch, ["-vf", "drawbox=c=black:t=fill:enable='gte(t,1)'"],
            sound: "sine=d=1,apad=whole_dur=2")
        let found = try await inspect(ending)
        #expect(found.findings.map(\.kind) == [.black, .frozen, .silent])
        #expect(try FilterJudge(ending.path, video: 0, audio: 1).differences(from: found) == [])
    }

    @Test("measures short, late and missing sound from packets")
    func offsets() async throws {
        let short = try MadeClip.plain("short.mp4", in: scratch, sound: "sine=d=1.5")
        let shortSound = try await inspect(short) { $0.depth = .packets }
        #expect(abs((shortSound.audioEndOffset?.value ?? 0) + 0.5) < 0.025)
        #expect(shortSound.findings.map(\.kind) == [.shortAudio])
        let late = try MadeClip.make(
            "late.mp4", in: scratch,
            [
                "-i", try MadeClip.plain("plain.mp4", in: scratch).path, "-itsoffset", "0.4", "-i",
                scratch.path + "/plain.mp4",
            ]
                + ["-map", "0:v", "-map", "1:a", "-c", "copy"])
        let lateSound = try await inspect(late) { $0.depth = .packets }
        #expect(abs((lateSound.audioStartOffset?.value ?? 0) - 0.4) < 0.025)
        #expect(lateSound.findings.map(\.kind) == [.audioOffset])
        #expect(
            await error(late) { $0.maximumAVOffset = 0.1 }?.message.hasPrefix(
                "late.mp4 is not as expected: its sound begins 0.38 s after its picture, over 0.1 s") == true)
        #expect(await error(late) { $0.maximumAVOffset = 0.5 } == nil)
    }

    @Test("counts pictures that were damaged or lost, and packets that could not be decoded")
    func damage() async throws {
        let whole = try MadeClip.plain("whole.mp4", in: scratch, ["-g", "25", "-an", "-b:v", "400k"])
        var bytes = try whole.bytes
        let media = try #require(bytes.firstRange(of: Array("mdat".utf8)))
        for index in (media.upperBound + 4_000)..<(media.upperBound + 4_600) { bytes[index] = 0xA5 }
        let broken = Media(path: try scratch.write(bytes, to: "broken.mp4"))
        let found = try await inspect(broken)
        let judged = try ProbeReport.of(broken.path, ["-count_frames"])
        #expect(found.pictures?.decoded == judged.video?.nb_read_frames.flatMap { Int($0) })
        #expect(found.pictures?.missing == 50 - (found.pictures?.decoded ?? 0))
        #expect((found.pictures?.damaged ?? 0) + (found.pictures?.missing ?? 0) + (found.decodeErrors ?? 0) > 0)
        let refusal = await error(broken) {
            $0.maximumDecodeErrors = 0
            $0.maximumMissingFrames = 0
        }
        #expect(refusal?.reason == .expectation)
    }

    @Test("says that pictures are interlaced, and which frame rate is not constant")
    func rates() async throws {
        let fields = try MadeClip.plain(
            "fields.mp4", in: scratch, ["-an", "-vf", "interlace", "-flags", "+ildct+ilme", "-c:v", "libx264"])
        #expect(try await inspect(fields).pictures?.interlaced == 25)
        var interlaced = Expectations.Video()
        interlaced.interlaced = false
        #expect(
            await error(fields) { $0.video = interlaced }?.message
                == "fields.mp4 is not as expected: its video is interlaced (tt)")
        let variable = try MadeClip.plain(
            "variable.mp4", in: scratch, ["-an", "-vf", "select='not(eq(mod(n,10),5))'", "-vsync", "vfr"])
        let timing = try await inspect(variable) { $0.depth = .packets }.video
        #expect(timing?.isConstantFrameRate == false)
        #expect(timing?.irregularGaps == 5)
        var constant = Expectations.Video()
        constant.constantFrameRate = true
        #expect(
            await error(variable) { $0.video = constant }?.message
                == "variable.mp4 is not as expected: its frame rate is not constant: 5 of its 45 frames are not "
                + "shown for 40.0 ms as the others are; the shortest is shown for 40.0 ms, the longest for 80.0 ms")
    }

    @Test("what is expected raises the depth, and each failure says its times and its limit")
    func policy() async throws {
        let media = try MadeClip.troubled(in: scratch)
        let refusal = await error(media) { expect in
            expect.black = .init()
            expect.black?.maximum = 0.5
            expect.frozen = .init()
            expect.frozen?.longest = 0.8
            expect.silent = .init()
            expect.silent?.maximumFraction = 0.2
            expect.clipped = .init()
            expect.clipped?.maximum = 0
            expect.maximumLoudness = -23
            expect.maximumTruePeak = -1
        }
        let parts = refusal?.message.components(separatedBy: "; ") ?? []
        #expect(parts.count == 6, "\(refusal?.message ?? "")")
        #expect(
            parts.first
                == "troubled.mov is not as expected: its picture is black from 1.00 s to 2.00 s, 1.00 s in all, over 0.50 s"
        )
        #expect(
            parts.dropFirst().first
                == "its picture is frozen from 1.00 s to 2.00 s and from 2.00 s to 3.00 s, 2 stretches, 2.00 s in all, 1.00 s in one go, over 0.80 s"
        )
        #expect(parts.dropFirst(2).first?.hasSuffix("25.0 % of it, over 20.0 %") == true)
        #expect(await error(media) { $0.maximumTruePeak = 3 } == nil)
    }

    @Test("a pass makes one of each kind beside it, and decodes once for all")
    func shared() throws {
        let media = try MadeClip.plain("plain.mp4", in: scratch, ["-shortest"])
        var probe = Probe()
        probe.depth = .frames
        let check = MediaPass.Output(id: "check", work: .probe(probe), folder: try scratch.folder("check"))
        let poster = MediaPass.Output(
            id: "poster", work: .picture(at: .first), folder: try scratch.folder("poster"))
        let results = MediaPass(media, [check, poster]).results()
        #expect(try results["check"]?.get().inspection?.pictures?.decoded == 50)
        #expect(try results["poster"]?.get().files.count == 1)
    }
}
