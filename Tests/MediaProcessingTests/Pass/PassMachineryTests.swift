import FFmpeg
import MediaProcessing
import MediaTypes
import Synchronization
import Testing

@Suite("A pass")
struct PassMachineryTests {
    @Test("without outputs ends")
    func nothing() { #expect(MediaPass(.fixture("clip.mp4"), []).results().isEmpty) }

    @Test("of a file that isn't there fails each output with the same words")
    func missing() throws {
        let scratch = try Scratch()
        let pass = try MediaPass.everything(of: .fixture("nowhere.mp4"), in: scratch)
        let error = MediaError(.unreadable, "nowhere.mp4 can't be opened: No such file or directory")
        #expect(pass.results().values.map(\.error?.message) == pass.outputs.map { _ in error.message })
    }

    @Test("reads on for outputs that want all of it when others have had enough")
    func earlyEnd() throws {
        let scratch = try Scratch()
        var probe = Probe()
        probe.countFrames = true
        let pass = MediaPass(
            .fixture("clip.mp4"),
            [
                MediaPass.Output(id: "first", work: .picture(at: .first), folder: scratch.path),
                MediaPass.Output(id: "check", work: .probe(probe), folder: ""),
            ])
        let results = pass.results()
        #expect(try results["first"]?.get().files.count == 1)
        #expect(try results["check"]?.get().decodedFrames == 50)
    }

    @Test("tells how far each output has come, from 0 to 1, and ends with 1")
    func progress() throws {
        let scratch = try Scratch()
        let pass = try MediaPass.everything(of: .fixture("clip.mp4"), in: scratch)
        let told = Mutex<[String: [Double]]>([:])
        MediaPassRunner(pass).run { event in
            if case .progressed(let output, let part) = event {
                told.withLock { $0[output, default: []].append(part) }
            }
        }
        let parts = told.withLock(\.self)
        #expect(Set(parts.keys) == Set(pass.outputs.map(\.id)))
        for (id, parts) in parts {
            #expect(parts.allSatisfy { 0...1 ~= $0 }, "\(id)")
            #expect(parts.last == 1, "\(id)")
            // A copy of few packets may be told in two steps.
            guard ["mp4", "webm", "flac", "check"].contains(id) else { continue }
            #expect(parts.contains { 0.3...0.7 ~= $0 }, "\(id): \(parts)")
        }
    }

    @Test("tells the losses of a part that is made, and not those behind it, whatever else is made", arguments: [1, 2])
    func lossesOfPart(passes: Int) throws {
        let scratch = try Scratch()
        let path = "\(scratch.path)/clip.mp4"
        _ = try Tool.output(
            "ffmpeg",
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=8", "-f", "lavfi", "-i", "sine=d=8",
                "-c:v", "mpeg4", "-q:v", "5", "-g", "25", "-c:a", "aac", "-movflags", "+faststart", path,
            ])
        func losses(damagedFrom start: Double, to end: Double, beside others: [MediaPass.Output]) throws -> [[String]] {
            var bytes = try Media(path: path).bytes
            for index in stride(from: Int(Double(bytes.count) * start), to: Int(Double(bytes.count) * end), by: 200) {
                bytes[index] ^= 0xFF
            }
            let damaged = Media(path: try scratch.write(bytes, to: "damaged.mp4"))
            var web = WebKind.webm.transcode(named: "part")
            web.trim = Trim(start: Seconds(microseconds: 500_000), end: Seconds(microseconds: 3_000_000))
            web.video.passes = passes
            web.video.maxWidth = 64
            var sound = AudioTrack(name: "sound.flac", format: .flac)
            sound.trim = web.trim
            let folder = try scratch.folder("\(start) \(others.count)")
            let outputs = [
                MediaPass.Output(id: "web", work: .transcode(web), folder: folder),
                MediaPass.Output(id: "sound", work: .audioTrack(sound), folder: folder),
            ]
            let results = MediaPass(damaged, outputs + others).results()
            return try ["web", "sound"].map { try results[$0]?.get().losses ?? [] }
        }
        var whole = Probe()
        whole.depth = .frames
        let check = MediaPass.Output(id: "check", work: .probe(whole), folder: "")
        let before = try losses(damagedFrom: 0.1, to: 0.3, beside: [])
        #expect(before[0].count > 0, "\(before)")
        #expect(try losses(damagedFrom: 0.1, to: 0.3, beside: [check]) == before)
        #expect(try losses(damagedFrom: 0.7, to: 0.9, beside: []) == [[], []])
        #expect(try losses(damagedFrom: 0.7, to: 0.9, beside: [check]) == [[], []])
    }

    @Test("says what was damaged in a source, and goes on")
    func damage() throws {
        let scratch = try Scratch()
        var bytes = try Media.fixture("clip.mp4").bytes
        for index in stride(from: 6_000, to: bytes.count, by: 500) { bytes[index] ^= 0xFF }
        let media = Media(path: try scratch.write(bytes, to: "damaged.mp4"))
        try #require(try Judge.complaints(about: media.path) != "")
        let outcome = try MediaPass.Work.web(.mp4).run(on: media, in: try scratch.folder("made"))
        #expect(
            outcome.losses.contains {
                $0.contains(#/^\d+ of \d+ pictures could not be decoded|^damage was concealed in \d+/#)
            })
        #expect(try Judge.complaints(about: try #require(outcome.files.first).path) == "")
    }
}
