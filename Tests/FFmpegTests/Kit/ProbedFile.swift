import FFmpeg
import MediaTypes

/// The facts of a file in `ffprobe`'s own words.
struct ProbedFile: Decodable, Equatable {
    struct Format: Decodable, Equatable {
        var formatName: String
        var startTime: String?
        var duration: String?
        var size: String
        var bitRate: String?
        var tags: [String: String]?
    }

    struct Stream: Decodable, Equatable {
        var index: Int
        var codecType: String
        var codecName: String
        var profile: String?
        var level: Int?
        var codecTagString: String
        var timeBase: String
        var startTime: String?
        var duration: String?
        var bitRate: String?
        var nbFrames: String?
        var disposition: Disposition
        var tags: [String: String]?
        // Pictures
        var width: Int?
        var height: Int?
        var pixFmt: String?
        var sampleAspectRatio: String?
        var rFrameRate: String
        var avgFrameRate: String
        var fieldOrder: String?
        var colorRange: String?
        var colorSpace: String?
        var colorTransfer: String?
        var colorPrimaries: String?
        var bitsPerRawSample: String?
        // Sound
        var sampleFmt: String?
        var sampleRate: String?
        var channels: Int?
        var channelLayout: String?
    }

    struct Disposition: Decodable, Equatable {
        var `default`: Int
        var attachedPic: Int
    }

    var format: Format
    var streams: [Stream]

    /// The first stream of a kind: `video` or `audio`.
    func first(_ kind: String) -> Stream? { streams.first { $0.codecType == kind } }
}

extension ProbedFile {
    /// The facts that a demuxer found, in `ffprobe`'s words.
    init(_ info: MediaInfo) {
        format = Format(
            formatName: info.container.joined(separator: ","), startTime: info.start?.description,
            duration: info.duration?.description, size: String(info.size), bitRate: info.bitRate.map { "\($0)" },
            tags: info.metadata.isEmpty ? nil : info.metadata)
        streams = info.streams.map(Stream.init)
    }
}

extension ProbedFile.Stream {
    fileprivate init(_ stream: StreamInfo) {
        self.init(
            index: stream.index, codecType: stream.kind.rawValue, codecName: stream.codec.rawValue,
            profile: stream.profile, level: stream.level, codecTagString: stream.codecTag ?? "[0][0][0][0]",
            timeBase: stream.timeBase.description, startTime: stream.start?.description,
            duration: stream.duration?.description, bitRate: stream.bitRate.map { "\($0)" },
            nbFrames: stream.frameCount.map { "\($0)" },
            disposition: .init(default: stream.isDefault ? 1 : 0, attachedPic: stream.isAttachedPicture ? 1 : 0),
            tags: stream.metadata.isEmpty ? nil : stream.metadata, rFrameRate: "0/0", avgFrameRate: "0/0")
        if let video = stream.video { describe(video) }
        if let audio = stream.audio { describe(audio) }
    }

    private mutating func describe(_ video: VideoInfo) {
        width = video.resolution.width
        height = video.resolution.height
        pixFmt = video.pixelFormat?.rawValue
        sampleAspectRatio = video.sampleAspectRatio.map { "\($0.numerator):\($0.denominator)" }
        rFrameRate = video.realFrameRate?.description ?? "0/0"
        avgFrameRate = video.averageFrameRate?.description ?? "0/0"
        fieldOrder = video.fieldOrder
        colorRange = video.color.range
        colorSpace = video.color.matrix
        colorTransfer = video.color.transfer
        colorPrimaries = video.color.primaries
        bitsPerRawSample = video.bitsPerSample.map { "\($0)" }
    }

    private mutating func describe(_ audio: AudioInfo) {
        sampleFmt = audio.sampleFormat?.rawValue
        sampleRate = "\(audio.sampleRate)"
        channels = audio.layout.channels
        channelLayout = audio.layout.name
    }
}
