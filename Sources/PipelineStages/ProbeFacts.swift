import Foundation
import JSON
import MediaTypes
import PipelineEngine

/// The facts of media that a probe finds out and that the conditions of stages may use.
enum ProbeFacts {
    /// A fact: what it is called, what it says, and where it comes from.
    private struct Fact: Sendable {
        let name: String
        let declaration: FactDeclaration
        let value: @Sendable (MediaInfo) -> JSONValue?

        init(
            _ name: String, _ type: FactDeclaration.ValueType, _ summary: String,
            value: @escaping @Sendable (MediaInfo) -> JSONValue?
        ) {
            self.name = "probe." + name
            declaration = FactDeclaration(type, when: .running, summary)
            self.value = value
        }
    }

    private static let all: [Fact] = [
        Fact("duration", .number, "How long the file says it is, in seconds.") {
            $0.duration.map { .double($0.value) }
        },
        Fact("size", .number, "The size of the file in bytes.") { .int(Int($0.size)) },
        Fact("bitRate", .number, "Bits a second over the whole file.") { $0.bitRate.map { .int(Int($0)) } },
        Fact("video", .boolean, "Whether there is a stream of moving pictures.") { .bool($0.firstVideo != nil) },
        Fact("video.width", .number, "The width of the upright picture in pixels.") {
            $0.firstVideo?.video.map { .int($0.uprightResolution.width) }
        },
        Fact("video.height", .number, "The height of the upright picture in pixels.") {
            $0.firstVideo?.video.map { .int($0.uprightResolution.height) }
        },
        Fact("video.frameRate", .number, "Frames a second, on average.") {
            $0.firstVideo?.video?.averageFrameRate.map { .double($0.value) }
        },
        Fact("video.codec", .string, "The video codec, by FFmpeg's name: h264, vp9, …") {
            $0.firstVideo.map { .string($0.codec.rawValue) }
        },
        Fact("audio", .boolean, "Whether there is a stream of sound.") { .bool($0.firstAudio != nil) },
        Fact("audio.codec", .string, "The audio codec, by FFmpeg's name: aac, opus, …") {
            $0.firstAudio.map { .string($0.codec.rawValue) }
        },
        Fact("audio.channels", .number, "How many channels the sound has.") {
            $0.firstAudio?.audio.map { .int($0.layout.channels) }
        },
        Fact("audio.sampleRate", .number, "Samples a second.") { $0.firstAudio?.audio.map { .int($0.sampleRate) } },
    ]

    private static let table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// What the facts are, by name.
    static let declarations = table.mapValues(\.declaration)

    /// A fact from what a probe found out; `nil` if the media have no such thing.
    static func value(_ name: String, in found: JSONObject) -> JSONValue? {
        let text = JSONWriter.write(.object(found))
        guard let info = try? JSONDecoder().decode(MediaInfo.self, from: Data(text.utf8)) else { return nil }
        return table[name]?.value(info)
    }
}
