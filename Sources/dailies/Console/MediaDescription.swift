import MediaTypes
import Wording

/// What a media file is, in lines for people.
struct MediaDescription {
    private let info: MediaInfo
    private let file: String
    private let decodedFrames: Int?

    init(_ info: MediaInfo, file: String, decodedFrames: Int?) {
        self.info = info
        self.file = file
        self.decodedFrames = decodedFrames
    }

    /// A line for the file and one for each stream.
    var lines: [String] {
        let parts: [String?] = [
            info.container.joined(separator: ","), info.duration.map { Words.decimals($0.value, 3) + " s" },
            Words.size(Int(info.size)), info.bitRate.map(Self.rate),
            info.moovFirst.map { $0 ? "index first" : "index last" }, decodedFrames.map { "\($0) frames decoded" },
        ]
        return [file + ": " + join(parts)] + info.streams.map { "  #\($0.index) " + describe($0) }
    }

    private func describe(_ stream: StreamInfo) -> String {
        let kind = stream.isAttachedPicture ? "attached picture" : stream.kind.rawValue
        let codec = [stream.codec.rawValue, stream.profile.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
        let own = stream.video.map(describe) ?? stream.audio.map(describe) ?? []
        return kind + " " + join([codec] + own + [stream.bitRate.map(Self.rate), stream.language])
    }

    private func describe(_ video: VideoInfo) -> [String?] {
        let color = [video.color.primaries, video.color.transfer, video.color.matrix, video.color.range]
        return [
            "\(video.resolution)", video.averageFrameRate.map { Words.decimals($0.value, 3) + " fps" },
            video.pixelFormat?.rawValue,
            video.sampleAspectRatio.flatMap { $0.value == 1 ? nil : "pixels \($0.numerator):\($0.denominator)" },
            video.rotation.isUpright ? nil : "turned by \(video.rotation.quarterTurn)°",
            color.contains { $0 != nil } ? color.map { $0 ?? "?" }.joined(separator: "/") : nil,
        ]
    }

    private func describe(_ audio: AudioInfo) -> [String?] {
        ["\(audio.sampleRate) Hz", audio.layout.name, audio.sampleFormat?.rawValue]
    }

    private func join(_ parts: [String?]) -> String { parts.compactMap(\.self).joined(separator: ", ") }

    private static func rate(_ bits: Int64) -> String { "\((bits + 500) / 1000) kb/s" }
}
