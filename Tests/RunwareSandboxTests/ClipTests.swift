import Foundation
import JSON
import Testing

@Suite("Sandbox: clips, as ffprobe and ffmpeg see them", .timeLimit(.minutes(5)))
struct ClipTests {
    private static let facts = "codec_name,width,height,pix_fmt,r_frame_rate,sample_rate,channels,nb_read_frames"

    private static func picture(
        _ codec: JSONValue, _ width: JSONValue, _ height: JSONValue, frames: JSONValue
    ) -> JSONValue {
        [
            "codec_name": codec, "width": width, "height": height, "pix_fmt": "yuv420p", "r_frame_rate": "24/1",
            "nb_read_frames": frames,
        ]
    }

    /// The facts of a clip's streams; how many packets its sound has doesn't matter.
    private func streams(_ clip: Reel, _ fileExtension: String = "mp4") async throws -> [JSONValue] {
        let streams = try Judge(try await clip.bytes, fileExtension).streams(Self.facts)
        return (streams?.array ?? []).compactMap(\.object).map { stream in
            var stream = stream
            if stream["width"] == nil { stream["nb_read_frames"] = nil }
            if stream["width"] == nil { stream["r_frame_rate"] = nil }
            return .object(stream)
        }
    }

    private static func sound(_ codec: JSONValue) -> JSONValue {
        ["codec_name": codec, "sample_rate": "48000", "channels": 2]
    }

    @Test("a second of MP4 is 25 pictures of H.264 at 24 a second, and AAC in stereo")
    func mp4() async throws {
        #expect(
            try await streams(.boat) == [Self.picture("h264", 480, 480, frames: "25"), Self.sound("aac")])
    }

    @Test("two seconds of WebM are 49 pictures of VP9, and Opus in stereo")
    func webm() async throws {
        #expect(
            try await streams(.webm, "webm") == [Self.picture("vp9", 480, 480, frames: "49"), Self.sound("opus")])
        #expect(try Judge(try await Reel.webm.bytes).format("format_name") == ["format_name": "matroska,webm"])
    }

    @Test("QuickTime holds the same as MP4, upright if asked for")
    func mov() async throws {
        #expect(
            try await streams(.mov, "mov") == [Self.picture("h264", 480, 640, frames: "25"), Self.sound("aac")])
        let brand = try Judge(try await Reel.mov.bytes).format("format_name:format_tags=major_brand")
        #expect(brand?["tags"]?["major_brand"] == "qt  ")
    }

    @Test("a silent clip has no track of sound")
    func silent() async throws {
        #expect(try await streams(.silent) == [Self.picture("h264", 480, 480, frames: "25")])
    }

    @Test("a clip of an odd size has the model's own")
    func oddSize() async throws {
        #expect(try await streams(.oddSize).first == Self.picture("h264", 1264, 720, frames: "25"))
    }

    @Test("pictures and sound are equally long, to a 24th of a second", arguments: [Reel.boat, .mov])
    func length(clip: Reel) async throws {
        let streams = try Judge(try await clip.bytes).streams("duration")?.array ?? []
        let lengths = streams.compactMap { $0["duration"]?.string.flatMap(Double.init) }
        #expect(lengths.count == 2)
        for length in lengths { #expect(abs(length - 25.0 / 24) < 1.0 / 24) }
    }

    @Test("every clip decodes without a complaint", arguments: Reel.allCases)
    func decodes(clip: Reel) async throws {
        #expect(try Judge(try await clip.bytes).complaints() == "")
    }

    @Test("the picture moves all the time", arguments: Reel.allCases)
    func moves(clip: Reel) async throws {
        let judge = try Judge(try await clip.bytes)
        let pictures = try judge.pictures()
        #expect(pictures.count >= 25)
        #expect(Set(pictures).count == pictures.count)
        #expect(try judge.standstills() == [])
    }

    @Test("the sound is well audible and isn't clipped", arguments: Reel.allCases.filter { $0 != .silent })
    func audible(clip: Reel) async throws {
        let loudness = try Judge(try await clip.bytes).loudness()
        #expect(loudness.mean > -30)
        #expect(loudness.mean < -10)
        #expect(loudness.peak < 0)
    }

    @Test("the same words, size, length and number give the same bytes")
    func same() async throws {
        #expect(try await Reel.boat.bytes == (try await Reel.boatAgain.bytes))
    }

    @Test("other words, and another number, give another picture", arguments: [Reel.city, .boatVariation])
    func other(clip: Reel) async throws {
        let boat = try Judge(try await Reel.boat.bytes)
        let other = try Judge(try await clip.bytes)
        #expect(Set(try boat.pictures()).isDisjoint(with: try other.pictures()))
        #expect(try boat.likeness(to: other) < 25)
    }
}
