import Foundation
import JSON
import MediaProcessing
import MediaTypes
import PipelineEngine

/// The facts of media that a probe finds out and that the conditions of stages may use.
enum ProbeFacts {
    /// A fact: what it is called, what it says, and where it comes from.
    private struct Fact: Sendable {
        let name: String
        let declaration: FactDeclaration
        let depth: InspectionDepth
        let value: @Sendable (Found) -> JSONValue?

        init(
            _ name: String, _ type: FactDeclaration.ValueType, from depth: InspectionDepth = .header,
            _ summary: String, value: @escaping @Sendable (Found) -> JSONValue?
        ) {
            self.name = "probe." + name
            self.depth = depth
            declaration = FactDeclaration(type, when: .running, summary)
            self.value = value
        }
    }

    /// What a probe found out: the source's own facts, and what stands beside them.
    private struct Found: Sendable, Decodable {
        let source: MediaInfo
        let inspection: Inspection?

        private enum CodingKeys: CodingKey { case inspection }

        init(from decoder: any Decoder) throws {
            source = try MediaInfo(from: decoder)
            inspection = try? decoder.container(keyedBy: CodingKeys.self).decode(Inspection.self, forKey: .inspection)
        }
    }

    private static let all: [Fact] = [
        Fact("duration", .number, "How long the file says it is, in seconds.") {
            $0.source.duration.map { .double($0.value) }
        },
        Fact("size", .number, "The size of the file in bytes.") { .int(Int($0.source.size)) },
        Fact("bitRate", .number, "Bits a second over the whole file.") { $0.source.bitRate.map { .int(Int($0)) } },
        Fact("video", .boolean, "Whether there is a stream of moving pictures.") { .bool($0.source.firstVideo != nil) },
        Fact("video.width", .number, "The width of the upright picture in pixels.") {
            $0.source.firstVideo?.video.map { .int($0.uprightResolution.width) }
        },
        Fact("video.height", .number, "The height of the upright picture in pixels.") {
            $0.source.firstVideo?.video.map { .int($0.uprightResolution.height) }
        },
        Fact("video.frameRate", .number, "Frames a second, on average.") {
            $0.source.firstVideo?.video?.averageFrameRate.map { .double($0.value) }
        },
        Fact("video.codec", .string, "The video codec, by FFmpeg's name: h264, vp9, …") {
            $0.source.firstVideo.map { .string($0.codec.rawValue) }
        },
        Fact("audio", .boolean, "Whether there is a stream of sound.") { .bool($0.source.firstAudio != nil) },
        Fact("audio.codec", .string, "The audio codec, by FFmpeg's name: aac, opus, …") {
            $0.source.firstAudio.map { .string($0.codec.rawValue) }
        },
        Fact("audio.channels", .number, "How many channels the sound has.") {
            $0.source.firstAudio?.audio.map { .int($0.layout.channels) }
        },
        Fact("audio.sampleRate", .number, "Samples a second.") {
            $0.source.firstAudio?.audio.map { .int($0.sampleRate) }
        },
        Fact("container", .string, "The container, by FFmpeg's first name for it: mov, matroska, …") {
            $0.source.container.first.map(JSONValue.string)
        },
        Fact("fastStart", .boolean, "Whether the index of MP4 and MOV comes before the media.") {
            $0.source.moovFirst.map(JSONValue.bool)
        },
        Fact("video.pixelFormat", .string, "How pixels are stored, by FFmpeg's name: yuv420p, …") {
            $0.source.firstVideo?.video?.pixelFormat.map { .string($0.rawValue) }
        },
        Fact("video.interlaced", .boolean, "Whether the stream says that its pictures are made of two fields.") {
            $0.source.firstVideo?.video.map { .bool($0.isInterlaced) }
        },
        Fact("video.dynamicRange", .string, "The dynamic range: sdr, hlg, pq or dolbyVision.") {
            $0.source.firstVideo?.video.map { .string($0.dynamicRange.rawValue) }
        },
        Fact(
            "video.rotation", .number,
            "By how many degrees pictures are turned clockwise to be upright: 0, 90, 180, 270."
        ) {
            $0.source.firstVideo?.video.map { .int($0.rotation.quarterTurn) }
        },
        Fact(
            "video.constantFrameRate", .boolean, from: .packets,
            "Whether all frames are equally far apart; known from packets on."
        ) {
            $0.inspection?.video?.isConstantFrameRate.map(JSONValue.bool)
        },
        Fact("video.frames", .number, from: .packets, "How many frames there are to be shown; known from packets on.") {
            $0.inspection?.video.map { .int($0.frames) }
        },
        Fact("video.black", .number, from: .frames, "For how many seconds the picture is black; known from frames on.")
        {
            $0.inspection?.pictures.map { .double($0.black.total.value) }
        },
        Fact(
            "video.frozen", .number, from: .frames,
            "For how many seconds the picture stands still; known from frames on."
        ) {
            $0.inspection?.pictures.map { .double($0.frozen.total.value) }
        },
        Fact("audio.silent", .number, from: .frames, "For how many seconds the sound is silent; known from frames on.")
        {
            $0.inspection?.sound.map { .double($0.silent.total.value) }
        },
        Fact(
            "audio.loudness", .number, from: .frames,
            "The integrated loudness in LUFS; known from frames on, and not of silence."
        ) {
            $0.inspection?.sound?.loudness?.integrated.map(JSONValue.double)
        },
        Fact(
            "audio.truePeak", .number, from: .frames, "The true peak in dBTP; known from frames on, and not of silence."
        ) {
            $0.inspection?.sound?.loudness?.truePeak.map(JSONValue.double)
        },
        Fact("findings", .number, "How many findings there are; more are made the further a probe looks.") {
            $0.inspection.map { .int($0.findings.count) }
        },
    ]

    private static let table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    /// What the facts are, by name.
    static let declarations = table.mapValues(\.declaration)

    /// How far a probe has to look to find a fact out; `nil` if there is no such fact.
    static func depth(of name: String) -> InspectionDepth? { table[name]?.depth }

    /// The facts in what a probe found out, by name; those that the media don't have are left out.
    static func values(in found: JSONObject) -> [String: JSONValue] {
        let decoder = JSONDecoder()
        guard let found = try? decoder.decode(Found.self, from: Data(JSONWriter.write(.object(found)).utf8)) else {
            return [:]
        }
        return table.compactMapValues { $0.value(found) }
    }
}
